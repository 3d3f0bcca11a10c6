import { useState } from 'react';
import { useReadBackup } from '#queries/backup.ts';
import { ChooseFile } from '#ui/choose-file.tsx';
import { FileDrop } from '#ui/file-drop.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import { OpenBackup } from './open-backup.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { RestoredNote } from './restored-note.tsx';
import { useToldRestored } from './use-told-restored.ts';

/** Chooses a file, and goes on with it where it is a backup. */
export function RestoreBackup() {
  const [chosen, setChosen] = useState<{ file: File; turn: number } | null>(null);
  const reading = useReadBackup();
  const restored = useToldRestored();
  const choose = (file: File) => {
    setChosen((before) => ({ file, turn: (before?.turn ?? 0) + 1 }));
    reading.mutate(file);
  };
  const { data } = reading;
  return (
    <>
      <FileDrop onFile={choose} words="Drop to restore. Nothing is stored before you say so." />
      <p className="max-w-prose text-ink-2">
        Nothing is stored before you have seen what the file holds. What comes in is encrypted with this device’s own
        key.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <ChooseFile label="Backup to restore" accept=".authscope-backup" busy={reading.isPending} onFile={choose}>
          {chosen ? 'Choose another file' : 'Choose a backup'}
        </ChooseFile>
        {chosen && (
          <span className="min-w-0 text-12 text-ink-2 wrap-anywhere">
            <span className="font-mono">{chosen.file.name}</span>, {formatBytes(chosen.file.size)}
          </span>
        )}
      </div>
      <div className="mt-4">
        {!chosen && restored && <RestoredNote restored={restored} />}
        {reading.error && <Note tone="error">The file can’t be read: {reading.error.message}.</Note>}
        {data?.kind === 'backup' && <OpenBackup key={chosen?.turn} backup={data} />}
        {data && data.kind !== 'backup' && data.kind !== 'cancelled' && <RefusalNote refusal={data} />}
      </div>
    </>
  );
}
