import { FileText } from 'lucide-react';
import { useRef, useState } from 'react';
import { useReadBackup } from '#queries/backup.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { FileDrop } from '#ui/file-drop.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import { OpenBackup } from './open-backup.tsx';
import { RefusalNote } from './refusal-note.tsx';

/** Chooses a file, and goes on with it where it is a backup. */
export function RestoreBackup() {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ file: File; turn: number } | null>(null);
  const reading = useReadBackup();
  const choose = (file: File | undefined) => {
    if (!file) return;
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
        <input
          ref={input}
          type="file"
          aria-label="Backup to restore"
          accept=".authscope-backup"
          className="sr-only"
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <CommandButton
          command={{ name: 'Choose a backup to restore' }}
          leading={<FileText aria-hidden="true" size={14} />}
          busy={reading.isPending}
          onClick={() => input.current?.click()}
          className="max-md:w-full"
        >
          {chosen ? 'Choose another file' : 'Choose a backup'}
        </CommandButton>
        {chosen && (
          <span className="min-w-0 text-12 text-ink-2 wrap-anywhere">
            <span className="font-mono">{chosen.file.name}</span>, {formatBytes(chosen.file.size)}
          </span>
        )}
      </div>
      <div className="mt-4">
        {reading.error && <Note tone="error">The file can’t be read: {reading.error.message}.</Note>}
        {data?.kind === 'backup' && <OpenBackup key={chosen?.turn} backup={data} />}
        {data && data.kind !== 'backup' && data.kind !== 'cancelled' && <RefusalNote refusal={data} />}
      </div>
    </>
  );
}
