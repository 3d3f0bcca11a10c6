import { useCallback } from 'react';
import { readPastedResponse } from '#oauth/pasted-response.ts';
import type { RunView } from '#oauth/run-view.ts';
import { type useExchangeCode, usePaste } from '#queries/runs.ts';
import { Note } from '#ui/note.tsx';
import { PasteBox } from './paste-box.tsx';

interface PasteAnswerProps {
  view: RunView;
  exchange: ReturnType<typeof useExchangeCode>;
  label: string;
  placeholder: string;
  /** It was asked for with a press: the field has the focus. */
  isFocused?: boolean;
}

/** The paste box of a run: what is pasted is taken and, where it holds a code, exchanged, in one press. */
export function PasteAnswer({ view, exchange, label, placeholder, isFocused = false }: PasteAnswerProps) {
  const { mutateAsync, isPending, data, error } = usePaste();
  const { id: runId } = view.run;
  const expected = view.expectedPaste;
  const read = useCallback(
    (text: string) => (expected ? readPastedResponse(text, expected) : ({ kind: 'empty' } as const)),
    [expected],
  );
  const use = async (text: string) => {
    const result = await mutateAsync({ runId, text }).catch(() => null);
    if (result?.kind === 'taken' && read(text).kind === 'code') exchange.mutate(runId);
  };
  return (
    <>
      <PasteBox
        label={label}
        placeholder={placeholder}
        read={read}
        onUse={use}
        busy={isPending}
        isFocused={isFocused}
      />
      {error && <NotTaken>What you pasted could not be stored: {error.message}. Nothing was sent.</NotTaken>}
      {data?.kind === 'answered-already' && (
        <NotTaken>This run has its answer already. The paste was not used.</NotTaken>
      )}
      {data?.kind === 'expired' && <NotTaken>The attempt has ended. The paste was not used.</NotTaken>}
    </>
  );
}

function NotTaken({ children }: { children: React.ReactNode }) {
  return (
    <div className="mt-3">
      <Note tone="error" live="polite">
        {children}
      </Note>
    </div>
  );
}
