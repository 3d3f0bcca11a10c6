import { Copy, Share2 } from 'lucide-react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { profileLetters, profileName } from '#oauth/profile-words.ts';
import { useCreateProfile } from '#queries/profile-acts.ts';
import { useTokens } from '#queries/tokens.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Message } from '#ui/field.tsx';
import { LetterTile } from '#ui/letter-tile.tsx';
import { DeleteProfile } from './delete-profile.tsx';
import { EnvironmentTag } from './environment-tag.tsx';
import { useProfileForm } from './profile-form.ts';
import { SwitchSide } from './switch-side.tsx';

/** The profile's tile and name, and what can be done with the whole of it. */
export function EditorHead() {
  const form = useProfileForm();
  const { profile } = form;
  const create = useCreateProfile();
  const navigate = useNavigate();
  const [, setSearch] = useSearchParams();
  // It may say which request waits: the way back there stays.
  const { state } = useLocation();
  const share = async () => {
    await form.settle();
    setSearch({ panel: 'share' }, { state });
  };
  const duplicate = async () => {
    await form.settle();
    create.mutate({ kind: 'duplicate', id: profile.id }, { onSuccess: (id) => void navigate(`/profiles/${id}`) });
  };
  return (
    <div className="mb-5">
      <div className="flex flex-wrap items-center gap-2.5">
        <LetterTile letters={profileLetters(profileName(form.resolved))} color={profile.color} />
        <h1 className="min-w-0 text-20 font-semibold tracking-[-0.014em] wrap-anywhere">
          {profileName(form.resolved)}
        </h1>
        {form.preset?.origin.at !== profile.environment && <EnvironmentTag environment={profile.environment} />}
        <SwitchSide />
        <div className="ml-auto flex gap-1">
          <CommandButton
            command={{ name: 'Duplicate profile', detail: profileName(form.resolved) }}
            size="sm"
            variant="ghost"
            leading={<Copy aria-hidden="true" size={14} />}
            busy={create.isPending}
            onClick={() => void duplicate()}
          >
            Duplicate
          </CommandButton>
          <CommandButton
            command={{ id: 'share', name: 'Share profile', detail: profileName(form.resolved) }}
            size="sm"
            variant="ghost"
            leading={<Share2 aria-hidden="true" size={14} />}
            onClick={() => void share()}
          >
            Share
          </CommandButton>
          <DeleteProfile profile={form.resolved} />
        </div>
      </div>
      <TokenOwner profileId={profile.id} />
      {create.error && <Message verdict="error" words={`The copy was not stored: ${create.error.message}`} />}
    </div>
  );
}

/** Whose the profile's newest token is; nothing while nobody says so. */
function TokenOwner({ profileId }: { profileId: string }) {
  const token = useTokens().data?.tokens.find((each) => each.profileId === profileId);
  if (!token?.account) return null;
  return (
    <p className="mt-1.5 text-12 text-ink-2 wrap-anywhere">
      Its newest token is of{' '}
      <Link to={`/tokens/${token.id}`} className="text-accent-ink underline">
        {token.account.label}
      </Link>
      {token.account.from === 'id-token' && ', by the ID token, not verified'}
    </p>
  );
}
