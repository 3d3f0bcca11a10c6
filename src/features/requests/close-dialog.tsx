import { useEffect, useRef } from 'react';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

export interface CloseDialogProps {
  name: string;
  onSave: () => void;
  onDiscard: () => void;
  onClose: () => void;
}

/** Asks what becomes of unsaved changes before a tab closes. */
export function CloseDialog({ name, onSave, onDiscard, onClose }: CloseDialogProps) {
  const save = useRef<HTMLButtonElement>(null);
  useEffect(() => save.current?.focus(), []);
  return (
    <Dialog
      title={`Save changes to ${name}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button onClick={onDiscard}>Discard changes</Button>
          <Button ref={save} variant="primary" onClick={onSave}>
            Save request
          </Button>
        </>
      }
    >
      Its tab closes either way.
    </Dialog>
  );
}
