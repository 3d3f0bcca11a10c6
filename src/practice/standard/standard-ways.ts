import type { Provider } from 'oidc-provider';
import { PATHS } from './registration.ts';

/** What the levers have a say in: the time, how tokens are given, and what an authorization response says. */
export interface StandardWays {
  /** Epoch milliseconds on the provider's clock. */
  now(): number;
  /** Whole seconds that it runs ahead of the machine's. */
  skewSeconds(): number;
  /** Seconds that an access token is to live, where it would live so many. */
  lifetime(ownSeconds: number): number;
  rotates(own: boolean): boolean;
  givesRefreshTokens(): boolean;
  /** Parameters to set in an authorization response with a code; `undefined` takes one away. */
  consentChanges(): Readonly<Record<string, string | undefined>>;
  /** Is told of a refresh token that was refused. */
  meet(token: string | undefined): void;
}

/**
 * Applies the ways that the library has no setting for. It reads the machine's clock everywhere, so its stored tokens
 * live by that; the times that it tells are moved on their way out.
 */
export function applyWays(provider: Provider, ways: StandardWays): void {
  provider.on('authorization.success', (_ctx, out = {}) => {
    Object.assign(out, ways.consentChanges());
  });
  provider.on('grant.error', ({ oidc }) => {
    const refused = oidc.params?.refresh_token;
    if (typeof refused === 'string') ways.meet(refused);
  });
  const { prototype } = provider.IdToken;
  const ownPayload = prototype.payload;
  prototype.payload = async function payload() {
    return { ...(await ownPayload.call(this)), iat: Math.floor(ways.now() / 1000) };
  };
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === PATHS.introspection) moveTimes(ctx.body, ways.skewSeconds());
  });
}

function moveTimes(body: unknown, seconds: number): void {
  if (typeof body !== 'object' || body === null || !('active' in body) || body.active !== true) return;
  for (const name of ['iat', 'exp'] as const) {
    const told = (body as Record<string, unknown>)[name];
    if (typeof told === 'number') (body as Record<string, unknown>)[name] = told + seconds;
  }
}
