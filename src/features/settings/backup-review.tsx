import { useState } from 'react';
import { type BackupAtHand, type BackupMode, useRestoreBackup } from '#queries/backup.ts';
import { useUsage } from '#queries/storage.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Note } from '#ui/note.tsx';
import { Arrived } from './arrived.tsx';
import { BackupContents, countHere } from './backup-contents.tsx';
import { BackupProgressBar } from './backup-progress-bar.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { RestoreModes } from './restore-modes.tsx';
import { RestoredNote } from './restored-note.tsx';
import { allWords } from './usage-meter.tsx';
import { useLoadAnew } from './use-told-restored.ts';

/** What a backup holds, and how it comes in: beside what is here, or in its place. */
export function BackupReview({ backup }: { backup: BackupAtHand }) {
  const here = countHere(backup);
  const [mode, setMode] = useState<BackupMode>(backup.isEmptyHere ? 'instead' : 'skip');
  const [isAsking, setAsking] = useState(false);
  const restoring = useRestoreBackup();
  const loadAnew = useLoadAnew();
  const { data } = restoring;
  const restore = () => {
    setAsking(false);
    restoring.mutate(
      { backup, mode },
      // Everything that this page knows is of what was here before.
      { onSuccess: (outcome) => outcome.kind === 'restored' && mode === 'instead' && loadAnew(outcome) },
    );
  };
  if (data?.kind === 'restored') return mode === 'instead' ? null : <RestoredNote restored={data} />;
  const verb = mode === 'instead' && !backup.isEmptyHere ? 'Replace everything…' : 'Restore';
  return (
    <Arrived className="grid gap-4">
      <BackupContents backup={backup} />
      {backup.isEmptyHere ? (
        <p className="text-ink-2">There is nothing here yet: everything comes in, settings included.</p>
      ) : (
        <RestoreModes here={here} mode={mode} onChange={setMode} />
      )}
      {restoring.isPending ? (
        <BackupProgressBar label="Restoring" progress={restoring.progress} onCancel={restoring.cancel} />
      ) : (
        <div>
          <CommandButton
            command={{ id: 'restore', name: verb, isPrimary: true }}
            variant="primary"
            onClick={() => (mode === 'instead' && !backup.isEmptyHere ? setAsking(true) : restore())}
            className="max-md:w-full"
          >
            {verb}
          </CommandButton>
        </div>
      )}
      {restoring.error && <Note tone="error">Nothing was restored: {restoring.error.message}.</Note>}
      {data?.kind === 'cancelled' && (
        <Arrived>
          <Note live="polite">Nothing was restored: it was cancelled.</Note>
        </Arrived>
      )}
      {data && data.kind !== 'cancelled' && <RefusalNote refusal={data} />}
      {isAsking && <ConfirmReplacing onConfirm={restore} onClose={() => setAsking(false)} />}
    </Arrived>
  );
}

function ConfirmReplacing({ onConfirm, onClose }: { onConfirm: () => void; onClose: () => void }) {
  const usage = useUsage().data;
  return (
    <ConfirmDialog title="Replace everything here?" verb="Replace everything" onConfirm={onConfirm} onClose={onClose}>
      {usage && allWords(usage)} They are deleted from this browser for good, settings as well; what the backup holds
      takes their place. Other tabs reload.
    </ConfirmDialog>
  );
}
