import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { useDeleteToken } from '#queries/token-acts.ts';
import { useCommands } from '#ui/commands.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { useLife } from '#ui/life.ts';
import { Note } from '#ui/note.tsx';
import { offerUndo } from '#ui/offer-undo.ts';

/** Deletes a token from this device, with a way back. One that works, or may work, is asked about first. */
export function DeleteToken({ token }: { token: TokenView }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteToken();
  const navigate = useNavigate();
  const { tone } = useLife(lifeSpanOf(token.lifetime, token.receivedAt));
  const confirm = () =>
    remove.mutate(token.id, {
      onSuccess: ({ undo }) => {
        void navigate('/tokens');
        offerUndo({ message: `Deleted ${tokenName(token)}`, isDeletion: true, undo });
      },
      onError: () => setAsking(false),
    });
  const press = () => (tone === 'expired' ? confirm() : setAsking(true));
  useCommands([
    {
      id: 'delete-token',
      name: 'Delete token',
      group: 'Actions',
      detail: tokenName(token),
      keys: ['⌘', '⌫'],
      isAvailable: !remove.isPending,
      run: press,
    },
  ]);
  return (
    <>
      <IconButton
        icon={<Trash2 aria-hidden="true" />}
        label="Delete token"
        keys={['⌘', '⌫']}
        variant="default"
        size="md"
        aria-busy={remove.isPending || undefined}
        onClick={press}
      />
      {isAsking && (
        <ConfirmDialog
          title={`Delete ${tokenName(token)}?`}
          verb="Delete token"
          isPending={remove.isPending}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <Effect token={token} />
        </ConfirmDialog>
      )}
      {remove.error && (
        <Note tone="error" live="assertive">
          Nothing was deleted: {remove.error.message}.
        </Note>
      )}
    </>
  );
}

/** Deleting is no revoking: what is lost is the console's own copy. */
function Effect({ token: { lifetime, refreshToken } }: { token: TokenView }) {
  return (
    <>
      {lifetime.kind === 'known' ? (
        <>
          It still works for <Countdown endAt={lifetime.expiresAt} />.{' '}
        </>
      ) : (
        'Its lifetime is unknown: it may still work. '
      )}
      This device forgets it{refreshToken && ' and the refresh token that no other token holds'}; the provider does not:
      nothing is revoked. The calls it made stay.
    </>
  );
}
