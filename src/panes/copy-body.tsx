import { useRevealCall } from '#queries/calls.ts';
import { CopyButton } from '#ui/copy-button.tsx';

/** Copies a body of text as it came: nothing in it is masked. */
export function CopyBody({ callId }: { callId: string }) {
  const reveal = useRevealCall();
  const text = async () => (await reveal(callId)).response.map((span) => span.text).join('');
  return <CopyButton text={text} label="Copy response body" word="Copy" />;
}
