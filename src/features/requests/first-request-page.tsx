import { useEffect } from 'react';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { apiUrl } from '#oauth/api-url.ts';
import type { Profile } from '#oauth/profile.ts';
import { lineageOf, type TokenView } from '#oauth/token-view.ts';
import { useOpenFirstRequest } from '#queries/collections.ts';
import { useProfile, useResolvedProfile } from '#queries/profiles.ts';
import { useTokens } from '#queries/tokens.ts';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { NotHere } from '#ui/not-here.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { NoRequest } from './no-request.tsx';
import { requestPath } from './request-words.ts';

/** Leads to the first request of a profile: the one asked for, else that of a token. */
export function FirstRequestPage() {
  const [search] = useSearchParams();
  const profileId = search.get('profile');
  return (
    <PageFrame title="First request" crumbs={['Requests', 'Scratch']}>
      {profileId === null ? <FirstOfToken /> : <OpenFirstRequest profileId={profileId} tokenId={null} />}
    </PageFrame>
  );
}

/** Goes on with the newest token of the line that was asked for. */
function FirstOfToken() {
  const [search] = useSearchParams();
  const tokens = useTokens();
  const token = tokens.data && currentOf(tokens.data.tokens, search.get('token'));
  return (
    <>
      {tokens.isPending && <Waiting label="Loading" />}
      {tokens.error && <Note tone="error">The tokens can’t be read: {tokens.error.message}. Reload the page.</Note>}
      {tokens.data && !token && <NoToken />}
      {token && <OpenFirstRequest profileId={token.profileId} tokenId={search.has('token') ? token.id : null} />}
    </>
  );
}

/** A token is followed through its refreshes; without one, or one that is not here, the newest of all. */
function currentOf(tokens: readonly TokenView[], asked: string | null): TokenView | undefined {
  const named = tokens.find(({ id }) => id === asked);
  return named ? lineageOf(named, tokens).at(-1) : tokens[0];
}

/** Says why a profile's first request leads nowhere, else goes there; "Send first request" is handed on. */
function OpenFirstRequest({ profileId, tokenId }: { profileId: string; tokenId: string | null }) {
  const { state } = useLocation();
  const profile = useProfile(profileId);
  const resolved = useResolvedProfile(profileId).data;
  const canSend = resolved && leadsSomewhere(resolved) ? profileId : null;
  const { place, error } = usePlaceOfFirst(canSend);
  if (profile.data && resolved && !canSend) return <NoRequest profile={profile.data} />;
  if (place) {
    const to = {
      pathname: requestPath(place.id, place.collectionId),
      search: tokenId === null ? '' : `?token=${tokenId}`,
    };
    return <Navigate to={to} replace state={state} />;
  }
  const failure = profile.error ?? error;
  if (!failure && profile.data !== null) return <Waiting label="Loading the request" />;
  if (!failure) {
    return (
      <NotHere
        what="profile"
        action={
          <Link to="/" className={buttonClass({ variant: 'primary' })}>
            Go to Home
          </Link>
        }
      />
    );
  }
  return (
    <div className="min-w-0 flex-1 p-8 max-md:p-4">
      <EmptyState title="The request can’t be built">{failure.message}. Reload the page.</EmptyState>
    </div>
  );
}

function leadsSomewhere({ apiBaseUrl, firstRequest }: Profile): boolean {
  return firstRequest.url !== '' && URL.canParse(apiUrl(apiBaseUrl, firstRequest.url));
}

/** Finds or makes the request, once there is something to make it of. */
function usePlaceOfFirst(profileId: string | null) {
  const { mutate, data: place, error } = useOpenFirstRequest();
  useEffect(() => {
    if (profileId !== null) mutate(profileId);
  }, [profileId, mutate]);
  return { place, error };
}

function NoToken() {
  return (
    <div className="mx-auto w-full max-w-xl p-8 max-md:p-4">
      <EmptyState
        title="No token to send a request with"
        action={
          <Link to="/" className={buttonClass({ variant: 'primary' })}>
            Get your first token
          </Link>
        }
      >
        The first request goes to the API of the profile your token came from.
      </EmptyState>
    </div>
  );
}
