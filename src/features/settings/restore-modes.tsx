import { useId } from 'react';
import type { BackupMode } from '#queries/backup.ts';
import { countWords } from './usage-meter.tsx';

export interface RestoreModesProps {
  /** How many records of the backup are here already, by their ids. */
  here: number;
  mode: BackupMode;
  onChange: (mode: BackupMode) => void;
}

/** How a backup comes in where there is something already. */
export function RestoreModes({ here, mode, onChange }: RestoreModesProps) {
  const name = useId();
  const records = countWords(here, 'record');
  const modes: { id: BackupMode; label: string; hint: string }[] = [
    {
      id: 'skip',
      label: 'Beside what is here',
      hint:
        here === 0
          ? 'None of it is here yet.'
          : `${records} that are here already stay as they are; collections get what they lack.`,
    },
    ...(here === 0
      ? []
      : [
          {
            id: 'replace' as const,
            label: 'Beside what is here, and the backup wins',
            hint: `${records} that are here already become what the backup says; what is only here stays.`,
          },
        ]),
    {
      id: 'instead',
      label: 'In place of everything here',
      hint: 'All that is here is deleted first, settings as well.',
    },
  ];
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">How it comes in</legend>
      {modes.map(({ id, label, hint }) => (
        <label key={id} className="flex gap-2.5 rounded-control py-1.5 max-lg:py-2.5">
          <input
            type="radio"
            name={name}
            checked={id === mode}
            onChange={() => onChange(id)}
            className="mt-0.5 size-4 flex-none accent-accent"
          />
          <span className="min-w-0">
            <span className="block font-medium">{label}</span>
            <span className="block text-12 text-ink-2">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
