import { useCallback } from 'react';
import { Link, useParams } from 'react-router';
import { tokenName } from '#oauth/token-words.ts';
import type { PracticeLevers } from '#panes/practice-levers.ts';
import { useProfiles } from '#queries/profiles.ts';
import { useToken, useTokens } from '#queries/tokens.ts';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { NotHere } from '#ui/not-here.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { TokenInspector } from './token-inspector.tsx';
import { TokenPane } from './token-pane.tsx';

export interface TokensPageProps {
  Levers?: PracticeLevers;
}

/** All tokens, and one of them in detail. */
export function TokensPage({ Levers }: TokensPageProps) {
  const { tokenId } = useParams();
  const tokens = useTokens();
  const profileNameOf = useProfileNames();
  const inspected = useToken(tokenId ?? '').data;
  return (
    <PageFrame
      title={inspected ? tokenName(inspected) : 'Tokens'}
      crumbs={
        tokenId
          ? [
              <Link key="tokens" to="/tokens">
                Tokens
              </Link>,
              ...(inspected
                ? [
                    <Link key="profile" to={`/profiles/${inspected.profileId}`}>
                      {profileNameOf(inspected.profileId)}
                    </Link>,
                  ]
                : []),
            ]
          : []
      }
      hasOwnHeading={Boolean(inspected)}
      actions={inspected && Levers && <Levers.Button profileId={inspected.profileId} tokenId={inspected.id} />}
      back={
        tokenId
          ? (className, icon) => (
              <Link to="/tokens" aria-label="Back to Tokens" className={className}>
                {icon}
              </Link>
            )
          : undefined
      }
    >
      {tokens.error && <Note tone="error">The tokens can’t be read: {tokens.error.message}. Reload the page.</Note>}
      {tokens.isPending && <Waiting label="Loading tokens" />}
      {tokens.data && tokens.data.tokens.length === 0 && !tokenId && <NoTokens />}
      {tokens.data && (tokens.data.tokens.length > 0 || tokenId) && (
        <>
          <TokenPane {...tokens.data} selectedId={tokenId} profileNameOf={profileNameOf} />
          {tokenId ? <Selected tokenId={tokenId} /> : <ChooseOne />}
          {Levers && inspected && <Levers.Panel profileId={inspected.profileId} tokenId={inspected.id} />}
        </>
      )}
    </PageFrame>
  );
}

/** Whose a token is, by its profile's name. */
function useProfileNames(): (profileId: string) => string {
  const profiles = useProfiles().data?.records;
  return useCallback(
    (profileId) => profiles?.find(({ id }) => id === profileId)?.name ?? (profiles ? 'Unknown profile' : ''),
    [profiles],
  );
}

function Selected({ tokenId }: { tokenId: string }) {
  const token = useToken(tokenId);
  if (token.isPending) return <Waiting label="Loading the token" />;
  if (token.error) return <Note tone="error">This token can’t be read: {token.error.message}. Reload the page.</Note>;
  if (token.data) return <TokenInspector key={tokenId} token={token.data} />;
  return (
    <NotHere
      what="token"
      action={
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          Get a token
        </Link>
      }
    />
  );
}

function ChooseOne() {
  return (
    <p className="grid min-w-0 flex-1 place-items-center p-8 text-ink-3 max-lg:hidden">Choose a token to inspect it.</p>
  );
}

function NoTokens() {
  return (
    <div className="mx-auto w-full max-w-xl p-8 max-md:p-4">
      <EmptyState
        title="No tokens yet"
        action={
          <Link to="/" className={buttonClass({ variant: 'primary' })}>
            Get your first token
          </Link>
        }
      >
        Tokens you receive appear here and count down to expiry.
      </EmptyState>
    </div>
  );
}
