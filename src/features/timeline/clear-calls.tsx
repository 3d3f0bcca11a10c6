import { useState } from 'react';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { useClearCalls } from '#queries/call-log.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { formatCount } from '#ui/format-count.ts';
import { Note } from '#ui/note.tsx';

/** Deletes every call, after a question: a log of weeks is not for a slip of the hand. */
export function ClearCalls({ entries, onCleared }: { entries: readonly CallLogEntry[]; onCleared: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const deletion = useClearCalls(() => {
    setAsking(false);
    onCleared();
  });
  const bytes = entries.reduce((sum, { requestBytes, responseBytes }) => sum + requestBytes + responseBytes, 0);
  const calls = entries.length === 1 ? '1 call' : `${formatCount(entries.length)} calls`;
  return (
    <>
      <CommandButton command={{ name: 'Clear calls' }} size="sm" variant="ghost" onClick={() => setAsking(true)}>
        Clear calls
      </CommandButton>
      {isAsking && (
        <ConfirmDialog
          title="Clear all calls?"
          verb="Clear calls"
          isPending={deletion.isPending}
          onConfirm={() => deletion.mutate()}
          onClose={() => setAsking(false)}
        >
          {calls} with {formatBytes(bytes)} of bodies will be deleted from this device. Profiles, tokens and requests
          stay.
          {deletion.error && <Note tone="error">Nothing was deleted: {deletion.error.message}.</Note>}
        </ConfirmDialog>
      )}
    </>
  );
}
