import { Download } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { saveFile } from '#panes/save-file.ts';
import { type FinishedBackup, useMakeBackup } from '#queries/backup.ts';
import { useUsage } from '#queries/storage.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Field } from '#ui/field.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import { Switch } from '#ui/switch.tsx';
import { Arrived } from './arrived.tsx';
import { BackupProgressBar } from './backup-progress-bar.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { readStrength } from './passphrase-strength.ts';
import { countWords, type Usage } from './usage-meter.tsx';

const nothingTyped = { first: '', again: '' };

/** Asks for a passphrase, then makes the file and hands it to the browser. */
export function MakeBackup() {
  const usage = useUsage().data;
  const making = useMakeBackup();
  const [hasCalls, setHasCalls] = useState(true);
  const [typed, setTyped] = useState(nothingTyped);
  const [turn, setTurn] = useState(0);
  const isReady = readStrength(typed.first) !== 'short' && typed.first === typed.again;
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || making.isPending) return;
    const wish = { passphrase: typed.first, hasCalls };
    setTyped(nothingTyped);
    setTurn(turn + 1);
    making.mutate(wish, { onSuccess: (outcome) => outcome.kind === 'made' && save(outcome) });
  };
  return (
    <>
      <p className="max-w-prose text-ink-2">
        One file with everything in this browser, secrets included, encrypted with a passphrase. Left out: consents
        under way, the key of this device, and what the practice provider holds.
      </p>
      <form onSubmit={make} className="@container mt-4 grid gap-4">
        <Field label="Calls" hint={usage && callWords(usage)} isGroup>
          {() => (
            <Switch isOn={hasCalls} onChange={setHasCalls} disabled={making.isPending}>
              Include calls and their bodies
            </Switch>
          )}
        </Field>
        <NewPassphrase key={turn} typed={typed} onChange={setTyped} />
        {making.isPending ? (
          <BackupProgressBar label="Making the backup" progress={making.progress} onCancel={making.cancel} />
        ) : (
          <div className="@[480px]:pl-49">
            <CommandButton
              command={{ name: 'Make backup', isPrimary: true }}
              variant="primary"
              type="submit"
              disabled={!isReady}
              className="max-md:w-full"
            >
              Make backup
            </CommandButton>
          </div>
        )}
      </form>
      <div className="mt-4">
        {making.error && <Note tone="error">No backup was made: {making.error.message}.</Note>}
        {making.data?.kind === 'made' && <Made backup={making.data} />}
        {making.data?.kind === 'cancelled' && (
          <Arrived>
            <Note live="polite">No backup was made: it was cancelled.</Note>
          </Arrived>
        )}
      </div>
    </>
  );
}

function callWords({ calls, bodies }: Usage): string {
  return `${countWords(calls.count, 'call')}, ${formatBytes(calls.bytes + bodies.bytes)}.`;
}

/** "authscope-2026-07-01.authscope-backup", by the day here. */
function nameOf({ madeAt }: FinishedBackup): string {
  const at = new Date(madeAt);
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `authscope-${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}.authscope-backup`;
}

function save(backup: FinishedBackup) {
  saveFile(backup.file, nameOf(backup));
}

/** More are counted. */
const mostNamed = 5;

function namesOf(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function Made({ backup }: { backup: FinishedBackup }) {
  const { counts, unreadable, withoutBody, file } = backup;
  const words = [
    countWords(counts.profile, 'profile'),
    countWords(counts.secret, 'secret'),
    countWords(counts.token, 'token'),
    countWords(counts.request, 'request'),
    countWords(counts.call, 'call'),
  ];
  return (
    <Arrived className="grid gap-2">
      <Note tone="ok" live="polite">
        <p className="font-medium">Saved as {nameOf(backup)}</p>
        <p>
          {formatBytes(file.size)}: {words.join(', ')}. Keep the passphrase: without it nobody opens this file.
        </p>
      </Note>
      {unreadable > 0 && (
        <Note tone="warning">
          Left out: {countWords(unreadable, 'record')} that this browser can’t decrypt any more.
        </Note>
      )}
      {withoutBody.length > 0 && (
        <Note tone="warning">
          <span className="wrap-anywhere">
            Without {withoutBody.length === 1 ? 'its body, whose file is' : 'their bodies, whose files are'} gone from
            this browser: {namesOf(withoutBody)}.
          </span>
        </Note>
      )}
      <div>
        <CommandButton
          command={{ name: 'Save the backup as file again' }}
          size="sm"
          leading={<Download aria-hidden="true" size={14} />}
          onClick={() => save(backup)}
        >
          Save as file again
        </CommandButton>
      </div>
    </Arrived>
  );
}
