import { Link } from 'react-router';
import { useIssuances } from '#queries/token-supply.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import type { useRequestCalls } from './use-request-calls.ts';

export interface NotRenewedProps {
  outcome: NonNullable<ReturnType<typeof useRequestCalls>['notRenewed']>;
  profileId: string;
  /** Sends with one of the last tokens. */
  onSend: () => void;
}

/** Why no token came, so that nothing was sent: it would be one of the last, or its request failed. */
export function NotRenewed({ outcome, profileId, onSend }: NotRenewedProps) {
  const issuances = useIssuances(profileId).data;
  if (outcome.kind === 'failed') {
    return (
      <Note tone="error" live="assertive">
        The token request failed, so nothing was sent.{' '}
        <Link to={`/profiles/${profileId}/authorize/${outcome.runId}`} className="underline">
          See why
        </Link>
      </Note>
    );
  }
  if (outcome.kind === 'held-back') {
    return (
      <Note tone="warning" live="assertive">
        Nothing was sent: the profile’s refresh token would go to another host than before.{' '}
        <Link to={`/profiles/${profileId}/authorize/${outcome.runId}`} className="underline">
          See where, and allow it
        </Link>
      </Note>
    );
  }
  const { left, limit } = issuances ?? { left: 0, limit: null };
  return (
    <Note tone="warning" live="assertive">
      <span className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 flex-1">
          Nothing was sent: {left === 0 ? 'no token is left' : `${left} of ${limit?.count} tokens are left`} for this{' '}
          {limit?.per ?? 'day'} by the limit in the profile.
        </span>
        <CommandButton command={{ name: 'Get one and send' }} size="sm" onClick={onSend}>
          Get one and send
        </CommandButton>
      </span>
    </Note>
  );
}
