import { useRef } from 'react';
import type { CallView } from '#call/call-view.ts';
import { heldBodyBytes } from '#call/stored-body.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { FindBar } from './find-bar.tsx';
import { useFind } from './use-find.ts';
import { useTextHits } from './use-hit-marks.ts';

/** A body as text, secrets masked; of a large one its beginning. */
export function TextBody({ call }: { call: CallView }) {
  const frame = useRef<HTMLDivElement>(null);
  const find = useFind();
  const count = useTextHits(frame, find);
  return (
    <>
      <div className="flex pb-2 max-md:px-3">
        <FindBar find={find} count={count} />
      </div>
      {call.largeBody && (
        <p className="pb-2 text-12 text-ink-2 max-md:px-3">
          The first {formatBytes(heldBodyBytes)} of {formatBytes(call.largeBody.bytes)}. Save the body to see the rest.
        </p>
      )}
      <div ref={frame}>
        <CodeBlock label="Response body" spans={call.responseBody ?? []} lineNumbers ground="bare" />
      </div>
    </>
  );
}
