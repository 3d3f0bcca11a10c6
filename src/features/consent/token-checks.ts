import { explainDisagreement } from '#diagnosis/explain-lifetime.ts';
import { type ClockSkew, measureSkew } from '#oauth/clock-skew.ts';
import { disagreementOf, lifetimeSourcesOf } from '#oauth/lifetime-sources.ts';
import type { RunView } from '#oauth/run-view.ts';
import type { TokenView } from '#oauth/token-view.ts';
import type { CheckRow } from '#ui/check-list.tsx';
import { formatCount } from '#ui/format-count.ts';
import { formatSpan } from '#ui/format-duration.ts';

/** Scopes that speak of the ID token and userinfo (OpenID Connect Core sections 5.4 and 11): an API's token may leave them out. */
const identityScopes = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'];

/** What a run and its token are told by. */
export interface TokenFacts extends Pick<RunView, 'run' | 'call'> {
  /** How a refresh token is had at this provider, by its own pages; empty where they are silent or it is not known. */
  readonly refreshFact: string;
}

/** What a new token was held against, in short. */
export function tokenChecks({ run, call, refreshFact }: TokenFacts, token: TokenView): CheckRow[] {
  const skew = call && measureSkew(call);
  const sentNonce = run.authorizationRequest?.parameters.some(({ name }) => name === 'nonce');
  return [
    ...scopeChecks(token),
    token.lifetime.kind === 'known'
      ? { verdict: 'ok', text: `Lives ${formatCount(token.lifetime.seconds)} s by its expires_in` }
      : { verdict: 'warning', text: lifetimeUnknown[token.lifetime.why] },
    ...expiryChecks(token, skew),
    ...clockChecks(skew),
    ...(token.idToken && sentNonce ? [{ verdict: 'ok', text: 'ID token carries the nonce of this run' } as const] : []),
    token.refreshToken
      ? { verdict: 'ok', text: 'A refresh token came along' }
      : { verdict: 'info', text: [noRefreshToken(token), refreshFact].filter(Boolean).join('. ') },
  ];
}

const lifetimeUnknown = {
  adopted: 'Lifetime unknown: the token was given out elsewhere',
  missing: 'Lifetime unknown: no expires_in came',
  'no-number': 'Lifetime unknown: expires_in is no sound number',
  zero: 'Lifetime unknown: expires_in is zero',
  negative: 'Lifetime unknown: expires_in is less than nothing',
  instant: 'Lifetime unknown: expires_in is a date, not a length',
  'too-long': 'Lifetime unknown: expires_in is more than a hundred years',
} as const;

/** Whether the JWT's own end is the one that is counted down to. */
function expiryChecks(token: TokenView, skew: ClockSkew | null): CheckRow[] {
  const disagreement = disagreementOf(token, skew);
  if (disagreement) return [{ verdict: 'warning', text: explainDisagreement(disagreement) }];
  const ends = lifetimeSourcesOf(token, skew).map(({ endAt }) => endAt);
  return ends.includes(null) ? [] : [{ verdict: 'ok', text: 'JWT exp agrees with expires_in' }];
}

const toleratedSkewMs = 5_000;

function clockChecks(skew: ClockSkew | null): CheckRow[] {
  if (!skew || Math.abs(skew.skewMs) - skew.uncertaintyMs <= toleratedSkewMs) return [];
  const side = skew.skewMs > 0 ? 'ahead of' : 'behind';
  return [
    { verdict: 'warning', text: `The provider’s clock is ${formatSpan(Math.abs(skew.skewMs))} ${side} this device’s` },
  ];
}

/** That none came, and why where it is known. */
function noRefreshToken({ grant, scopesAsked, scopes }: TokenView): string {
  if (grant === 'client_credentials') return 'No refresh token: this grant gives none (RFC 6749 §4.4.3)';
  if (grant === 'implicit') return 'No refresh token: this grant gives none (RFC 6749 §4.2.2)';
  if (scopesAsked.includes('offline_access') && !scopes.includes('offline_access')) {
    return 'No refresh token came: offline_access was not granted';
  }
  return 'No refresh token came';
}

function scopeChecks(token: TokenView): CheckRow[] {
  const missing = token.scopesAsked.filter((scope) => !token.scopes.includes(scope));
  const more = token.scopes.filter((scope) => !token.scopesAsked.includes(scope));
  const forIdentity = token.idToken ? missing.filter((scope) => identityScopes.includes(scope)) : [];
  const refused = missing.filter((scope) => !forIdentity.includes(scope));
  return [
    grantedCheck(token, refused),
    ...(more.length > 0 && token.scopesAsked.length > 0
      ? [{ verdict: 'info', text: `Granted beyond what was asked: ${more.join(' ')}` } as const]
      : []),
    ...(forIdentity.length > 0
      ? [
          {
            verdict: 'info',
            text: `${forIdentity.join(' ')}: the ID token came, the API token does not need them`,
          } as const,
        ]
      : []),
  ];
}

function grantedCheck(token: TokenView, refused: readonly string[]): CheckRow {
  if (refused.length > 0) return { verdict: 'warning', text: `Scope not granted: ${refused.join(' ')}` };
  if (token.scopes.length === 0) return { verdict: 'info', text: 'No scope was asked for and none was named' };
  return { verdict: 'ok', text: `Scope granted: ${token.scopes.join(' ')}` };
}
