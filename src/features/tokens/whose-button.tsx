import { userinfoUrlOf } from '#collection/userinfo-request.ts';
import type { Profile } from '#oauth/profile.ts';
import type { useAskUserinfo } from '#queries/userinfo.ts';
import { CommandButton } from '#ui/command-button.tsx';

interface WhoseButtonProps {
  tokenId: string;
  profile: Profile;
  ask: ReturnType<typeof useAskUserinfo>;
}

/** Asks the provider whose the token is; nothing where it has no address for that, or the token is no user's. */
export function WhoseButton({ tokenId, profile, ask }: WhoseButtonProps) {
  if (userinfoUrlOf(profile) === '' || profile.grant === 'client_credentials') return null;
  return (
    <CommandButton
      command={{ name: 'Ask whose token it is' }}
      busy={ask.isPending}
      busyLabel={ask.progress === 'waiting' ? 'Waiting' : 'Asking'}
      className="max-md:flex-1"
      onClick={() => ask.mutate(tokenId)}
    >
      Whose token is it?
    </CommandButton>
  );
}
