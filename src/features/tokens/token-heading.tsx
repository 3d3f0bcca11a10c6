import { Link, useNavigate } from 'react-router';
import { lifeSpanOf } from '#oauth/lifetime.ts';
import { formatInWords } from '#oauth/token-format.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { useProfile } from '#queries/profiles.ts';
import { useStartRun } from '#queries/start-run.ts';
import { useRefreshToken } from '#queries/token-acts.ts';
import { useTokens } from '#queries/tokens.ts';
import { useAskUserinfo } from '#queries/userinfo.ts';
import { buttonClass } from '#ui/button-class.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { useCommands } from '#ui/commands.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { DayTime } from '#ui/day-time.tsx';
import { useLife } from '#ui/life.ts';
import { Note } from '#ui/note.tsx';
import { StateChip } from '#ui/state-chip.tsx';
import { AccountLine } from './account-line.tsx';
import { DeleteToken } from './delete-token.tsx';
import { RefreshButton, RefreshOutcome, useRefreshPress } from './refresh-control.tsx';
import { WhoseButton } from './whose-button.tsx';
import { WhoseOutcome } from './whose-outcome.tsx';

/** Whose token it is, in which state, and what can be done with it. */
export function TokenHeading({ token }: { token: TokenView }) {
  const profile = useProfile(token.profileId).data;
  const successor = useTokens().data?.tokens.find(({ parentId }) => parentId === token.id);
  const refresh = useRefreshToken();
  const renew = useStartRun();
  const ask = useAskUserinfo();
  const onRefresh = useRefreshPress(token, refresh);
  const { tone } = useLife(lifeSpanOf(token.lifetime, token.receivedAt));
  return (
    <div className="flex flex-wrap items-start gap-3 px-6 pt-5 max-md:px-4 max-md:pt-4">
      <div className="min-w-0">
        <h1 className="flex flex-wrap items-center gap-2.5 text-20 font-semibold tracking-[-0.014em] wrap-anywhere">
          {profile?.name ?? 'Unknown profile'}
          <StateChip tone={tone} unknownWord="Lifetime unknown" />
        </h1>
        <p className="text-12 text-ink-3 wrap-anywhere">
          {['Access token', token.part, token.tokenType, formatInWords(token.format)]
            .filter((word, at, all) => word && all.indexOf(word) === at)
            .join(' · ')}
        </p>
        <AccountLine token={token} />
        {token.adoptedAs && (
          <p className="text-12 text-ink-2">
            Adopted <DayTime at={token.receivedAt} />: its age is not known
          </p>
        )}
      </div>
      <div className="ml-auto flex flex-wrap gap-2 max-md:w-full">
        <SendRequest tokenId={token.id} />
        {successor && (
          <Link to={`/tokens/${successor.id}`} className={`${buttonClass()} max-md:flex-1`}>
            Replaced by {tokenName(successor)}
          </Link>
        )}
        {!successor && token.refreshToken && <RefreshButton token={token} refresh={refresh} onPress={onRefresh} />}
        {!successor && !token.refreshToken && profile && (
          <CommandButton
            command={{ name: 'Get a new token', detail: profile.name, isPrimary: true }}
            keys="N"
            variant="primary"
            busy={renew.isPending}
            className="max-md:flex-1"
            onClick={() => renew.mutate(token.profileId)}
          >
            Get a new token
          </CommandButton>
        )}
        {profile && <WhoseButton tokenId={token.id} profile={profile} ask={ask} />}
        <span className="flex items-center">
          <CopyButton
            text={() => new URL(`/tokens/${token.id}`, location.origin).href}
            label="Copy link"
            word="Copy link"
            isFolding
            isMain
          />
        </span>
        <DeleteToken token={token} />
      </div>
      <RefreshOutcome token={token} refresh={refresh} />
      {profile && (
        <WhoseOutcome
          token={token}
          profile={profile}
          ask={ask}
          onRefresh={!successor && token.refreshToken ? onRefresh : null}
        />
      )}
      {renew.error && (
        <Note tone="error" live="assertive">
          The run could not be stored: {renew.error.message}. Reload the page and try again.
        </Note>
      )}
    </div>
  );
}

/** To a request that carries the token. */
function SendRequest({ tokenId }: { tokenId: string }) {
  const navigate = useNavigate();
  const path = `/requests/scratch/first?token=${tokenId}`;
  useCommands([
    { id: 'send-with-token', name: 'Send request with this token', group: 'Tokens', run: () => void navigate(path) },
  ]);
  return (
    <Link to={path} className={`${buttonClass()} max-md:flex-1`}>
      Send request
    </Link>
  );
}
