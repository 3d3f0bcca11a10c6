import { Link } from 'react-router';
import type { Profile } from '#oauth/profile.ts';
import type { WaitingRequest } from '#oauth/run-view.ts';
import { useSetProfileSecret } from '#queries/profile-acts.ts';
import type { WaitingState } from './back-to-request.tsx';
import { SecretInPlace } from './secret-in-place.tsx';

const secretNouns = { clientSecret: 'client secret', password: 'password', startingRefreshToken: 'refresh token' };

export interface ProfilePartProps {
  profileId: string;
  /** What it lacks, `null` for nothing in particular. */
  field: keyof Profile | null;
  /** The request that waits for it: the profile leads back there. */
  waiting: WaitingRequest | null;
  /** A secret was put in here. */
  onPutIn?: (() => void) | undefined;
}

/** What a profile lacks: a secret is put in here, anything else in its field of the profile. */
export function ProfilePart({ profileId, field, waiting, onPutIn }: ProfilePartProps) {
  const { mutateAsync } = useSetProfileSecret();
  const state: WaitingState | null = waiting && { waiting };
  const secret = isSecretField(field) ? field : null;
  return (
    <>
      {secret && (
        <SecretInPlace
          noun={secretNouns[secret]}
          onSave={(text) => mutateAsync({ id: profileId, field: secret, text })}
          onSaved={onPutIn}
        />
      )}
      <Link to={`/profiles/${profileId}${field ? `#${field}` : ''}`} state={state} className="underline">
        Open the profile
      </Link>
    </>
  );
}

function isSecretField(field: ProfilePartProps['field']): field is keyof typeof secretNouns {
  return field !== null && Object.hasOwn(secretNouns, field);
}
