import type { CallView } from '#call/call-view.ts';
import { heldBodyBytes } from '#call/stored-body.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { formatBytes } from '#ui/format-bytes.ts';

/** A body as text, secrets masked; of a large one its beginning. */
export function TextBody({ call }: { call: CallView }) {
  return (
    <>
      {call.largeBody && (
        <p className="pb-2 text-12 text-ink-2 max-md:px-3">
          The first {formatBytes(heldBodyBytes)} of {formatBytes(call.largeBody.bytes)}. Save the body to see the rest.
        </p>
      )}
      <CodeBlock label="Response body" spans={call.responseBody ?? []} lineNumbers ground="bare" />
    </>
  );
}
