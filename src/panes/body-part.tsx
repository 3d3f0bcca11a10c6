import type { CallView } from '#call/call-view.ts';
import { useRevealCall } from '#queries/calls.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatBytes } from '#ui/format-bytes.ts';

/** The body of a response. */
export function BodyPart({ call }: { call: CallView }) {
  if (call.responseBody === null) {
    return <EmptyState title="The body is no text">{formatBytes(call.sizes.responseBytes)} of other data.</EmptyState>;
  }
  if (call.responseBody.length === 0) return <EmptyState title="The body is empty" />;
  return (
    <>
      <div className="float-right max-md:mr-3">
        <CopyBody callId={call.id} />
      </div>
      <CodeBlock label="Response body" spans={call.responseBody} lineNumbers ground="bare" />
    </>
  );
}

function CopyBody({ callId }: { callId: string }) {
  const reveal = useRevealCall();
  const text = async () => (await reveal(callId)).response.map((span) => span.text).join('');
  return <CopyButton text={text} label="Copy response body" word="Copy" />;
}
