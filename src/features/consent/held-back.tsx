import { Link } from 'react-router';
import type { NewOrigin } from '#collection/obstacle.ts';
import { HeldBackNote } from '#panes/held-back-note.tsx';

interface HeldBackProps {
  heldBack: NewOrigin;
  profileId: string;
  /** Sends once more: the refresh token may go there now. */
  onAllowed: () => void;
}

/** Asks before the refresh token that a profile begins with goes elsewhere than it went before (R27). */
export function HeldBack({ heldBack, profileId, onAllowed }: HeldBackProps) {
  const { origin, allowed } = heldBack;
  return (
    <div className="mb-4">
      <HeldBackNote heldBack={heldBack} act="Allow this origin and send" onAllowed={onAllowed}>
        Nothing was sent. The refresh token went to <strong className="font-semibold">{allowed.join(' and ')}</strong>{' '}
        before, and would now go to <strong className="font-semibold">{origin}</strong>. Allow it if both are the
        provider’s; else mend the token endpoint in{' '}
        <Link to={`/profiles/${profileId}#tokenEndpoint`} className="underline">
          the profile
        </Link>
        .
      </HeldBackNote>
    </div>
  );
}
