import { useLoadBody } from '#queries/response-body.ts';
import { CopyButton } from '#ui/copy-button.tsx';

/** Copies a body of text as it came, all of it: nothing in it is masked. */
export function CopyBody({ callId }: { callId: string }) {
  const load = useLoadBody();
  const text = async () => {
    const body = await load(callId);
    if (body.kind === 'dropped') throw new Error('the body was let go meanwhile');
    return body.blob.text();
  };
  return <CopyButton text={text} label="Copy response body" word="Copy" />;
}
