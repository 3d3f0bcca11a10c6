import { Download } from 'lucide-react';
import { useState } from 'react';
import { useLoadBody } from '#queries/response-body.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { Tooltip } from '#ui/tooltip.tsx';
import { saveFile } from './save-file.ts';

type Outcome = { kind: 'saving' } | { kind: 'saved'; fileName: string } | { kind: 'failed'; why: string };

/** Saves the body of a response to a file, as it came: nothing in it is masked. */
export function SaveBody({ callId }: { callId: string }) {
  const load = useLoadBody();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const save = async () => {
    setOutcome({ kind: 'saving' });
    try {
      const body = await load(callId);
      if (body.kind === 'dropped') return setOutcome({ kind: 'failed', why: 'the body was let go meanwhile' });
      saveFile(body.blob, body.fileName);
      setOutcome({ kind: 'saved', fileName: body.fileName });
    } catch (reason) {
      setOutcome({ kind: 'failed', why: reason instanceof Error ? reason.message : String(reason) });
    }
  };
  const why = outcome?.kind === 'failed' ? `Nothing was saved: ${outcome.why}.` : null;
  return (
    <>
      <Tooltip content={why} opensItself={why !== null}>
        <CommandButton
          command={{ name: 'Save response body' }}
          variant="ghost"
          size="sm"
          aria-label="Save response body"
          busy={outcome?.kind === 'saving'}
          leading={<Download aria-hidden="true" size={14} />}
          onClick={save}
        >
          Save
        </CommandButton>
      </Tooltip>
      <LiveRegion>{outcome?.kind === 'saved' ? `Saved as ${outcome.fileName}` : why}</LiveRegion>
    </>
  );
}
