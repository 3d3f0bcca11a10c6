import type { LeverSettings } from '#providers/practice-levers.ts';
import type { TokenAct } from './this-token.tsx';

/** A failure from the docs, made on purpose with one press. */
export type Recipe = {
  readonly name: string;
  /** What will be seen, and what to do to see it. */
  readonly seen: string;
} & ({ readonly act: Pick<TokenAct, 'kind' | 'which'> } | { readonly levers: Partial<LeverSettings> });

/** Failures that a learner meets first come first. */
export const failureRecipes: readonly Recipe[] = [
  {
    name: 'Expired token',
    seen: 'Send a call: it gets a 401 and invalid_token while the countdown still runs.',
    act: { kind: 'expire', which: 'accessToken' },
  },
  {
    name: 'Refresh token rotated away',
    seen: 'Refresh: invalid_grant, and every token of this consent is revoked.',
    act: { kind: 'rotate', which: 'refreshToken' },
  },
  {
    name: 'Token that lives 10 s',
    seen: 'Get a token: it is red before the first call is read. Then a call gets a 401.',
    levers: { lifetime_seconds: 10 },
  },
  {
    name: 'No refresh token',
    seen: 'Get a token: none comes beside it, so renewing asks for consent again.',
    levers: { refresh_token: 'none' },
  },
  {
    name: 'Rate limited',
    seen: 'Send four calls within 10 s: the last gets a 429, and Retry-After counts down.',
    levers: { rate_limit: true },
  },
  {
    name: 'Consent denied',
    seen: 'Get a token and allow it: access_denied comes back in place of a code.',
    levers: { consent: 'deny' },
  },
  {
    name: 'Wrong state',
    seen: 'Get a token: the code that comes back is not exchanged, for it may be a stranger’s.',
    levers: { consent: 'wrong-state' },
  },
  {
    name: 'Wrong issuer',
    seen: 'Get a token: iss names another provider, so the code goes to nobody.',
    levers: { consent: 'wrong-iss' },
  },
  {
    name: 'Clock skew 10 min',
    seen: 'Get a token: the provider’s Date, iat and exp lie 10 min ahead, and the screen says so.',
    levers: { skew_minutes: 10 },
  },
  {
    name: 'A gateway’s page for a token',
    seen: 'Get a token: 502 with HTML where JSON belongs.',
    levers: { break: 'html', at: 'token' },
  },
  {
    name: 'Answer that breaks off',
    seen: 'Send a call: 200, half of the JSON, then the connection ends.',
    levers: { break: 'drop', at: 'api' },
  },
];
