import { Terminal } from 'lucide-react';
import { useState } from 'react';
import type { CurlCommand } from '#formats/curl-command.ts';
import { explainCurlNote, explainCurlRefusal, explainCurlVariable } from '#formats/explain-curl.ts';
import { useCallAsCurl } from '#queries/calls.ts';
import { Button } from '#ui/button.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { useCommands } from '#ui/commands.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';

/** A press that shows a call as a curl command: what will be pasted is read before it is copied. */
export function CopyCurl({ callId }: { callId: string }) {
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  useCommands([{ id: 'copy-main', name: 'Copy as curl', group: 'Actions', keys: ['Y'], run: open }]);
  return (
    <>
      <Button leading={<Terminal aria-hidden="true" size={14} />} keys="Y" onClick={open}>
        Copy as curl
      </Button>
      {isOpen && <CurlDialog callId={callId} onClose={() => setOpen(false)} />}
    </>
  );
}

function CurlDialog({ callId, onClose }: { callId: string; onClose: () => void }) {
  const curl = useCallAsCurl(callId);
  return (
    <Dialog
      title="Copy as curl"
      size="wide"
      onClose={onClose}
      actions={
        <>
          {curl.data?.kind === 'command' && (
            <CopyButton text={curl.data.command} label="Copy the command" word="Copy the command" />
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {curl.isPending && <Waiting label="Writing the command" />}
      {curl.error && <Note tone="error">The call can’t be read: {curl.error.message}.</Note>}
      {curl.data?.kind === 'command' && <Command command={curl.data} />}
      {curl.data && curl.data.kind !== 'command' && <Refused refusal={curl.data} />}
    </Dialog>
  );
}

function Command({ command: { command, variables, notes } }: { command: CurlCommand }) {
  return (
    <div className="mt-3 grid gap-3">
      <div className="max-h-80 overflow-auto">
        <CodeBlock label="curl command" spans={[{ text: command }]} ground="sunken" />
      </div>
      {variables.length > 0 && (
        <section aria-label="Variables it expects">
          <p className="text-12">It holds no secret. Set these in the shell first:</p>
          <ul className="mt-1.5 grid gap-1 text-12">
            {variables.map((variable) => (
              <li key={variable.name} className="flex flex-wrap gap-x-2">
                <code className="font-mono text-ink wrap-anywhere">{variable.name}</code>
                <span>{explainCurlVariable(variable)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.map((note) => (
        <Note key={note.kind} tone="info">
          {explainCurlNote(note)}
        </Note>
      ))}
    </div>
  );
}

function Refused({ refusal }: { refusal: Parameters<typeof explainCurlRefusal>[0] }) {
  const { sentence, next } = explainCurlRefusal(refusal);
  return (
    <ErrorState cause={sentence} level={3}>
      {next}
    </ErrorState>
  );
}
