import { Link } from 'react-router';
import type { NewOrigin } from '#collection/obstacle.ts';
import { useAllowOrigin } from '#queries/requests.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';

interface HeldBackProps {
  heldBack: NewOrigin;
  profileId: string;
  /** Sends once more: the refresh token may go there now. */
  onAllowed: () => void;
}

/** Asks before the refresh token that a profile begins with goes elsewhere than it went before (R27). */
export function HeldBack({ heldBack: { secret, origin, allowed }, profileId, onAllowed }: HeldBackProps) {
  const allow = useAllowOrigin();
  return (
    <div className="mb-4">
      <Note tone="warning" live="assertive">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="min-w-0 flex-1 basis-80 wrap-anywhere">
            Nothing was sent. The refresh token went to{' '}
            <strong className="font-semibold">{allowed.join(' and ')}</strong> before, and would now go to{' '}
            <strong className="font-semibold">{origin}</strong>. Allow it if both are the provider’s; else mend the
            token endpoint in{' '}
            <Link to={`/profiles/${profileId}#tokenEndpoint`} className="underline">
              the profile
            </Link>
            .
          </span>
          <CommandButton
            command={{ name: 'Allow this origin and send', detail: origin }}
            size="sm"
            busy={allow.isPending}
            className="max-md:w-full"
            onClick={() => allow.mutate({ secret, origin }, { onSuccess: onAllowed })}
          >
            Allow this origin and send
          </CommandButton>
        </span>
        {allow.error && <span className="block pt-2">It could not be allowed: {allow.error.message}.</span>}
      </Note>
    </div>
  );
}
