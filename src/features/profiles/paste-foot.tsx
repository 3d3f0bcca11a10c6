import type { ReactNode } from 'react';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Note } from '#ui/note.tsx';

export interface PasteFootProps {
  /** The main act, its group in the palette, and what it is called while it runs. */
  main: { readonly id: string; readonly name: string; readonly group: 'Profiles' | 'Tokens'; readonly busy: string };
  onMain: () => void;
  isPending: boolean;
  /** Why nothing was stored; empty where nothing failed. */
  failure: string;
  onCancel: () => void;
  /** Buttons beside the main one. */
  children?: ReactNode;
}

/** What can be done with a paste, and that it failed. */
export function PasteFoot({ main, onMain, isPending, failure, onCancel, children }: PasteFootProps) {
  const { id, name, group, busy } = main;
  useCommands([
    { id, name, group, keys: ['⌘', '↵'], isPrimary: true, run: onMain },
    { id: 'leave-paste', name: 'Cancel', group: 'Profiles', keys: ['Esc'], isHidden: true, run: onCancel },
  ]);
  return (
    <div className="flex-none border-t border-line bg-surface px-6 py-3 max-md:px-4">
      {failure !== '' && (
        <div className="mb-3">
          <Note tone="error" live="assertive">
            {failure}. What you pasted is still here: try again.
          </Note>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="ghost" keys="Esc" onClick={onCancel} className="-ml-3">
          Cancel
        </Button>
        <span className="flex-1" />
        {children}
        <Button
          variant="primary"
          keys={['⌘', '↵']}
          busy={isPending}
          busyLabel={busy}
          onClick={onMain}
          className="max-md:w-full"
        >
          {name}
        </Button>
      </div>
    </div>
  );
}
