// What comes before a request whose token is dead or missing.
import { lifeStateAt } from '#oauth/lifetime.ts';
import type { Profile } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { lackingObstacles } from './build-proof.ts';
import type { BuiltRequest } from './build-request.ts';
import type { Obstacle, ProfileLack } from './obstacle.ts';
import type { RequestContext } from './request-context.ts';

/**
 * How a dead or missing token is made good before a request goes: by a refresh, by a token request that asks nobody,
 * or by a run of its own, where the user is asked for consent.
 */
export type Renewal = 'refresh' | 'request' | 'run';

/** What a request would go with. */
export interface Carrying {
  readonly built: Pick<BuiltRequest, 'carries'>;
  readonly profile: Profile | null;
  /** The token that it would carry, where there is one. */
  readonly token: TokenView | undefined;
}

/** What has to come before a request is sent, `null` where nothing has to, or nothing can. */
export function renewalOf({ built, profile, token }: Carrying, now: number): Renewal | null {
  if (built.carries !== 'token' || !profile) return null;
  if (token && lifeStateAt(token.lifetime, now) !== 'expired') return null;
  if (token?.refreshToken) return 'refresh';
  if (profile.grant === 'client_credentials' || profile.grant === 'password') return 'request';
  return token ? null : 'run';
}

/** What a refresh does not need of its profile: it asks no user, and says nothing but who asks and for what. */
const notOfARefresh: ReadonlySet<keyof Profile> = new Set([
  'authorizationEndpoint',
  'authorizationParameters',
  'redirect',
  'responseMode',
  'pkce',
  'scopes',
  'username',
  'password',
  'startingRefreshToken',
]);

/** What its profile lacks for a renewal. */
export function obstaclesOfRenewal({
  profile,
  lacking,
  renewal,
}: { readonly profile: Profile; readonly renewal: Renewal } & Pick<RequestContext, 'lacking'>): readonly Obstacle[] {
  const isNeeded = ({ field }: ProfileLack) => renewal !== 'refresh' || field === null || !notOfARefresh.has(field);
  return lackingObstacles(profile, lacking.filter(isNeeded));
}
