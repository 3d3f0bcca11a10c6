import { useReadTokensAsIn } from '#queries/answer-guess.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';

export interface ReadTokenFromProps {
  callId: string;
  /** Where its answer has what looks like an access token. */
  pointer: string;
}

/** Makes the profile read tokens from where an answer has them: what failed is mended for the next request. */
export function ReadTokenFrom({ callId, pointer }: ReadTokenFromProps) {
  const read = useReadTokensAsIn();
  return (
    <>
      <Button
        variant="primary"
        busy={read.isPending}
        className="max-w-full max-md:w-full"
        onClick={() => read.mutate(callId)}
      >
        <span className="min-w-0 truncate">Read the token from {pointer}</span>
      </Button>
      {read.error && (
        <Note tone="error" live="assertive">
          The profile could not be changed: {read.error.message}. Set the place on its page.
        </Note>
      )}
    </>
  );
}
