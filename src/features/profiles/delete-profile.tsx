import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import { useDeleteProfile } from '#queries/profile-acts.ts';
import { useTokens } from '#queries/tokens.ts';
import { Button } from '#ui/button.tsx';
import { useAt } from '#ui/clock.ts';
import { useCommands } from '#ui/commands.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Message } from '#ui/field.tsx';
import { offerUndo } from '#ui/offer-undo.ts';
import { forgetDrafts } from './profile-drafts.ts';

/** Deletes a profile: at once and with Undo, or after a question where tokens of it still work. */
export function DeleteProfile({ profile }: { profile: Profile }) {
  const navigate = useNavigate();
  const remove = useDeleteProfile();
  const liveTokens = useLiveTokens(profile.id);
  const [isAsking, setAsking] = useState(false);
  const name = profileName(profile);
  const act = async () => {
    forgetDrafts(profile.id);
    // Not by the mutation's callbacks: this component may be gone by then.
    const { undo } = await remove.mutateAsync(profile.id);
    offerUndo({ message: `Deleted “${name}”`, isDeletion: true, undo });
    await navigate('/profiles');
  };
  const press = () => void act().catch(() => setAsking(false));
  const begin = () => (liveTokens ? setAsking(true) : press());
  useCommands([
    {
      id: 'delete-profile',
      name: 'Delete profile',
      group: 'Actions',
      detail: name,
      keys: ['⌘', '⌫'],
      isAvailable: liveTokens !== null && !remove.isPending,
      run: begin,
    },
  ]);
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        leading={<Trash2 aria-hidden="true" size={14} />}
        disabled={liveTokens === null}
        busy={remove.isPending}
        keys={['⌘', '⌫']}
        onClick={begin}
      >
        Delete
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          verb="Delete profile"
          isPending={remove.isPending}
          onConfirm={press}
          onClose={() => setAsking(false)}
        >
          {liveTokens === 1 ? '1 live token' : `${liveTokens} live tokens`} will be deleted with it.
        </ConfirmDialog>
      )}
      {remove.error && <Message verdict="error" words={`Nothing was deleted: ${remove.error.message}`} />}
    </>
  );
}

/** How many tokens of a profile may still work: those without a known end count. `null` until they are read. */
function useLiveTokens(profileId: string): number | null {
  const tokens = useTokens().data?.tokens;
  return useAt((now) => {
    const own = tokens?.filter((token) => token.profileId === profileId);
    return own?.filter(({ lifetime }) => lifetime.kind === 'unknown' || lifetime.expiresAt > now).length ?? null;
  });
}
