import { Link, useSearchParams } from 'react-router';
import { lineageOf, type TokenView } from '#oauth/token-view.ts';
import { useTokens } from '#queries/tokens.ts';
import { buttonClass } from '#ui/button-class.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { RequestBuilder } from './request-builder.tsx';

/** The first request of a profile, with the newest token of the line that was asked for: send it and read the answer. */
export function RequestPage() {
  const [search] = useSearchParams();
  const tokens = useTokens();
  const token = tokens.data && currentOf(tokens.data.tokens, search.get('token'));
  return (
    <PageFrame title="First request" crumbs={['Requests', 'Scratch']}>
      {tokens.isPending && <Waiting label="Loading" />}
      {tokens.error && <Note tone="error">The tokens can’t be read: {tokens.error.message}. Reload the page.</Note>}
      {tokens.data && !token && <NoToken />}
      {token && <RequestBuilder token={token} />}
    </PageFrame>
  );
}

/** A token is followed through its refreshes; without one, or one that is not here, the newest of all. */
function currentOf(tokens: readonly TokenView[], asked: string | null): TokenView | undefined {
  const named = tokens.find(({ id }) => id === asked);
  return named ? lineageOf(named, tokens).at(-1) : tokens[0];
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
