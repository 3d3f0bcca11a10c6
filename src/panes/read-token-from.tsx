import { useReadTokenFromAnswer } from '#queries/answer-guess.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';

export interface ReadTokenFromProps {
  callId: string;
  /** The run that sent it; `null` for a refresh. */
  runId: string | null;
  /** Where its answer has what looks like an access token. */
  pointer: string;
  onTaken?: () => void;
}

/** Takes the token out of an answer as it is stored, and makes the profile read the next one there too. */
export function ReadTokenFrom({ callId, runId, pointer, onTaken }: ReadTokenFromProps) {
  const read = useReadTokenFromAnswer();
  const press = () =>
    read.mutate({ callId, runId }, { onSuccess: ({ kind }) => (kind === 'token' ? onTaken?.() : undefined) });
  return (
    <>
      <CommandButton
        command={{ name: `Read the token from ${pointer}`, isPrimary: true }}
        variant="primary"
        busy={read.isPending}
        className="max-w-full max-md:w-full"
        onClick={press}
      >
        <span className="min-w-0 truncate">Read the token from {pointer}</span>
      </CommandButton>
      {read.data?.kind === 'gone' && (
        <Note tone="warning" live="assertive">
          The answer is not stored any longer, so its token can’t be read. Send the request again for another one.
        </Note>
      )}
      {read.data?.kind === 'no-token' && (
        <Note tone="warning" live="assertive">
          No token could be taken from this answer. The profile reads the next one from {pointer}.
        </Note>
      )}
      {read.error && (
        <Note tone="error" live="assertive">
          The token could not be stored: {read.error.message}. Try again, or set the place on the profile’s page.
        </Note>
      )}
    </>
  );
}
