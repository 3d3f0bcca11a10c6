import { useState } from 'react';
import { useClearCalls } from '#queries/call-log.ts';
import { useClearAll } from '#queries/storage.ts';
import { Button } from '#ui/button.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { Note } from '#ui/note.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { allWords, countWords, type Usage } from './usage-meter.tsx';

/** What must be typed before everything goes. */
const password = 'clear all';

/** Clears calls, or everything, naming what goes and what stays. */
export function ClearSection({ usage }: { usage: Usage }) {
  const [asking, setAsking] = useState<'calls' | 'all' | null>(null);
  const close = () => setAsking(null);
  return (
    <section aria-labelledby="clear" className="mt-6">
      <h2 id="clear" className="mb-2 text-14 font-semibold">
        Clear
      </h2>
      <ul className="rounded-lg border border-line">
        <li className="flex flex-wrap items-center gap-3 px-4 py-2.5">
          <p className="min-w-0 flex-1">
            <span className="block font-medium">Calls</span>
            <span className="block text-12 text-ink-2">{callWords(usage)} Profiles, tokens and requests stay.</span>
          </p>
          <CommandButton command={{ name: 'Clear calls' }} onClick={() => setAsking('calls')}>
            Clear calls…
          </CommandButton>
        </li>
        <li className="flex flex-wrap items-center gap-3 border-t border-line-faint px-4 py-2.5">
          <p className="min-w-0 flex-1">
            <span className="block font-medium">Everything on this device</span>
            <span className="block text-12 text-ink-2">
              {allWords(usage)} Asks you to type “{password}”.
            </span>
          </p>
          <CommandButton
            command={{ name: 'Clear all data' }}
            className="text-s4xx-ink!"
            onClick={() => setAsking('all')}
          >
            Clear all data…
          </CommandButton>
        </li>
      </ul>
      {asking === 'calls' && <ClearCalls usage={usage} onClose={close} />}
      {asking === 'all' && <ClearAll usage={usage} onClose={close} />}
    </section>
  );
}

function callWords({ calls, bodies }: Usage): string {
  return `${countWords(calls.count, 'call')}, ${formatBytes(calls.bytes + bodies.bytes)}.`;
}

interface ClearProps {
  usage: Usage;
  onClose: () => void;
}

function ClearCalls({ usage, onClose }: ClearProps) {
  const clearing = useClearCalls();
  return (
    <ConfirmDialog
      title="Clear all calls?"
      verb="Clear calls"
      isPending={clearing.isPending}
      onConfirm={() => clearing.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {callWords(usage)} They are deleted from this device for good. Profiles, tokens and requests stay.
      {clearing.error && <Note tone="error">Nothing was deleted: {clearing.error.message}.</Note>}
    </ConfirmDialog>
  );
}

function ClearAll({ usage, onClose }: ClearProps) {
  const [typed, setTyped] = useState('');
  const clearing = useClearAll();
  const isMeant = typed.trim().toLowerCase() === password;
  const clear = () => isMeant && clearing.mutate(undefined, { onSuccess: () => location.assign('/') });
  return (
    <Dialog
      title="Clear all data?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" disabled={!isMeant} busy={clearing.isPending} onClick={clear}>
            Clear all data
          </Button>
        </>
      }
    >
      <p>
        {allWords(usage)} They are deleted from this browser for good, settings and keys as well. Tokens stay valid at
        their providers.
      </p>
      <form
        className="mt-3"
        onSubmit={(event) => {
          event.preventDefault();
          clear();
        }}
      >
        <label className="mb-1 block font-medium text-ink" htmlFor="clear-all-words">
          Type “{password}”
        </label>
        <TextInput id="clear-all-words" value={typed} onChange={setTyped} />
      </form>
      {clearing.error && <Note tone="error">Not everything was deleted: {clearing.error.message}.</Note>}
    </Dialog>
  );
}
