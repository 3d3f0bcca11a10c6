import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type ReadOutcome, useOpenBackup } from '#queries/backup.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Field } from '#ui/field.tsx';
import { Note } from '#ui/note.tsx';
import { BackupProgressBar } from './backup-progress-bar.tsx';
import { BackupReview } from './backup-review.tsx';
import { explainRefusal, madeWords } from './backup-words.ts';
import { PassphraseInput } from './passphrase-input.tsx';
import { RefusalNote } from './refusal-note.tsx';

const wrong = explainRefusal({ kind: 'wrong-passphrase' });
const wrongWords = `${wrong.cause} ${wrong.step}`;

/** Asks for the passphrase of a backup, and goes on to what it holds. */
export function OpenBackup({ backup }: { backup: Extract<ReadOutcome, { kind: 'backup' }> }) {
  const [passphrase, setPassphrase] = useState('');
  const [turn, setTurn] = useState(0);
  const opening = useOpenBackup();
  const { data } = opening;
  const field = useRef<HTMLInputElement>(null);
  const isWrong = data?.kind === 'wrong-passphrase';
  useEffect(() => {
    if (isWrong) field.current?.focus();
  }, [isWrong]);
  if (data?.kind === 'opened') return <BackupReview backup={data} />;
  // Another passphrase opens no more of it.
  if (data && data.kind !== 'cancelled' && !isWrong) return <RefusalNote refusal={data} />;
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || opening.isPending) return;
    setPassphrase('');
    setTurn(turn + 1);
    opening.mutate({ backup, passphrase });
  };
  const madeAt = madeWords(backup.head.header.madeAt);
  return (
    <form onSubmit={open} className="@container grid gap-4">
      <Field
        label="Passphrase"
        hint={`A backup made on ${madeAt}. The passphrase is the one it was made with.`}
        message={isWrong && passphrase === '' ? { verdict: 'error', words: wrongWords } : null}
      >
        {(control) => (
          <PassphraseInput
            key={turn}
            ref={field}
            {...control}
            autoComplete="current-password"
            onChange={setPassphrase}
          />
        )}
      </Field>
      {opening.isPending ? (
        <BackupProgressBar label="Reading the backup" progress={opening.progress} onCancel={opening.cancel} />
      ) : (
        <div className="@[480px]:pl-49">
          <CommandButton
            command={{ name: 'Open backup', isPrimary: true }}
            type="submit"
            disabled={passphrase === ''}
            className="max-md:w-full"
          >
            Open backup
          </CommandButton>
        </div>
      )}
      {opening.error && <Note tone="error">The backup can’t be opened: {opening.error.message}.</Note>}
    </form>
  );
}
