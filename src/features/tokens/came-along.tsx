import type { ReactNode } from 'react';
import { dots } from '#call/masked-text.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import type { Account } from '#oauth/account.ts';
import { formatInWords } from '#oauth/token-format.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName } from '#oauth/token-words.ts';
import { useTokens } from '#queries/tokens.ts';
import { AccountSource } from './account-line.tsx';

/** What a token response brought besides the lifetime: the tokens by their last four, the type, the account, the scope. */
export function CameAlong({ token }: { token: TokenView }) {
  const parent = useTokens().data?.tokens.find(({ id }) => id === token.parentId);
  return (
    <section>
      <h2 className="mb-2 flex min-h-8 items-center font-semibold">What the response brought</h2>
      <dl className="rounded-well border border-line text-12">
        <Row name="Access token" value={<Masked secret={token.accessToken} />}>
          {formatInWords(token.format)}, {token.tokenType ? `type ${token.tokenType}` : 'no token_type told'}
        </Row>
        <Row name="Refresh token" value={token.refreshToken && <Masked secret={token.refreshToken} />}>
          {refreshWords(token, parent)}
        </Row>
        <Row name="ID token" value={token.idToken && <Masked secret={token.idToken} />}>
          {idTokenWords(token, parent)}
        </Row>
        {token.account && (
          <Row name="Account" value={accountText(token.account)}>
            <AccountSource token={token} />
          </Row>
        )}
        <Row name="Scope" value={token.scopes.join(' ') || null}>
          {scopeWords(token)}
        </Row>
      </dl>
    </section>
  );
}

function Row({ name, value, children }: { name: string; value: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-3 border-b border-line-faint px-3 py-2 last:border-b-0">
      <dt className="font-medium">{name}</dt>
      <dd className="min-w-0">
        {value && <p className="font-mono wrap-anywhere">{value}</p>}
        <p className="wrap-anywhere text-ink-2">{children}</p>
      </dd>
    </div>
  );
}

function Masked({ secret }: { secret: SecretRef }) {
  return <>{`${dots}${secret.lastFour}`}</>;
}

/** All that is said of the account, by the claims' own names. */
function accountText({ sub, preferred_username, email, name }: Account): string {
  return Object.entries({ sub, preferred_username, email, name })
    .flatMap(([claim, value]) => (value === null ? [] : [`${claim}: ${value}`]))
    .join(', ');
}

function refreshWords({ refreshToken }: TokenView, parent: TokenView | undefined): string {
  if (!refreshToken) return 'None: a new access token takes a new run.';
  if (!parent) return 'Gives the next access token.';
  return parent.refreshToken?.id === refreshToken.id
    ? `Kept from ${tokenName(parent)}: this response brought none.`
    : 'Came with this refresh; the one before it may be used up.';
}

function idTokenWords({ idToken, scopesAsked, adoptedAs }: TokenView, parent: TokenView | undefined): string {
  if (!idToken && adoptedAs) return 'None was pasted.';
  if (!idToken)
    return scopesAsked.includes('openid') ? 'None, though openid was asked for.' : 'None: openid was not asked for.';
  return parent?.idToken?.id === idToken.id ? `Kept from ${tokenName(parent)}.` : 'Says who signed in. Not for an API.';
}

/** RFC 6749 section 5.1: the response names the scope where it is another than the one asked for. */
function scopeWords({ scopes, scopesAsked, adoptedAs }: TokenView): string {
  if (adoptedAs) return 'What was asked for is not known: the token was adopted.';
  const missing = scopesAsked.filter((scope) => !scopes.includes(scope));
  const extra = scopes.filter((scope) => !scopesAsked.includes(scope));
  const words = [
    ...(missing.length > 0 ? [`not granted: ${missing.join(' ')}`] : []),
    ...(extra.length > 0 ? [`not asked for: ${extra.join(' ')}`] : []),
  ];
  if (words.length > 0) return words.join('; ');
  return scopes.length > 0 ? 'As asked.' : 'None was asked for, none was told.';
}
