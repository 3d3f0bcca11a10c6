import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

export interface ConfirmDialogProps {
  /** Names the object: "Delete Clayton – dev?". */
  title: string;
  /** The effect in one sentence: "2 live tokens will be deleted with it." */
  children: ReactNode;
  /** Verb and object: "Delete profile". */
  verb: string;
  isPending?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what can't be taken back, or costs something that works. Focus is on Cancel. */
export function ConfirmDialog({ title, children, verb, isPending = false, onConfirm, onClose }: ConfirmDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  // After the dialog is shown: until then nothing in it takes focus.
  useEffect(() => cancel.current?.focus(), []);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button ref={cancel} onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" busy={isPending} onClick={onConfirm}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
