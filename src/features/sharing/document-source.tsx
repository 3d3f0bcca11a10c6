import { useMemo } from 'react';
import type { SharedDocument } from '#collection/shared-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { formatBytes } from '#ui/format-bytes.ts';

/** More of it would hold the tab while it is laid out. */
const mostCharacters = 1_000_000;

/** What was handed over, literally: as text, whatever it holds. */
export function DocumentSource({ document }: { document: SharedDocument }) {
  const text = useMemo(() => writeDocument(document), [document]);
  const spans = useMemo(() => [{ text: text.slice(0, mostCharacters), tone: 'plain' } as const], [text]);
  return (
    <>
      <CodeBlock label="Source" spans={spans} ground="sunken" />
      {text.length > mostCharacters && (
        <p className="mt-2 text-12 text-ink-3">
          The first {formatBytes(mostCharacters)} of {formatBytes(text.length)}. Save it as a file to see all of it.
        </p>
      )}
    </>
  );
}
