import { randomBytes } from 'node:crypto';
import type { ClientMetadata, Configuration, FindAccount, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { EndedTokens } from './ended-tokens.ts';
import { providerErrorPage } from './error-page.ts';
import { loadOidcProvider } from './load-oidc-provider.ts';
import { createMemoryAdapters } from './memory-adapter.ts';
import { answerNotFound } from './not-found.ts';
import { renderPage } from './page.ts';
import { PROVIDER_FEATURES } from './provider-features.ts';
import {
  ACCESS_TOKEN_SECONDS,
  API_SCOPES,
  IDENTITY_SCOPES,
  PATHS,
  PRACTICE_CLIENT,
  PRACTICE_NATIVE,
  PRACTICE_SERVICE,
  PRACTICE_USER,
  redirectUris,
} from './registration.ts';
import type { SigningKeys } from './signing-keys.ts';
import { applyWays, type StandardWays } from './standard-ways.ts';
import { explainUserinfoRefusal } from './userinfo-refusal.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** Where the provider is, whom it redirects to, what it signs with, and what the levers make of it. */
export interface ProviderSetup {
  readonly origin: string;
  readonly consoleOrigins: readonly string[];
  readonly keys: SigningKeys;
  readonly ways: StandardWays;
  readonly ended: EndedTokens;
}

/** The OpenID provider, configured as RFC 9700 asks: PKCE S256 always, exact redirect URIs, rotation, `iss`. */
export async function createProvider(setup: ProviderSetup): Promise<Provider> {
  const library = await loadOidcProvider();
  const provider = new library.Provider(setup.origin, {
    ...identity(setup),
    ...lifetimes(setup.ways),
    formats: { customizers: { jwt: (_ctx, token, { payload }) => keepTime(setup, token, payload) } },
    adapter: createMemoryAdapters(),
    jwks: { keys: [setup.keys.privateJwk] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    routes: {
      authorization: PATHS.authorization,
      token: PATHS.token,
      jwks: PATHS.jwks,
      userinfo: PATHS.userinfo,
      introspection: PATHS.introspection,
      revocation: PATHS.revocation,
    },
    responseTypes: ['code'],
    pkce: { required: () => true },
    rotateRefreshToken: () => setup.ways.rotates(true),
    issueRefreshToken: (_ctx, client) => setup.ways.givesRefreshTokens() && client.grantTypeAllowed('refresh_token'),
    // A new sign-in starts a new session; tokens of earlier runs are to live on beside it.
    expiresWithSession: () => false,
    interactions: {
      policy: alwaysAsk(library.interactionPolicy),
      url: (_ctx, interaction) => `${PATHS.interaction}/${interaction.uid}`,
    },
    features: {
      ...PROVIDER_FEATURES,
      resourceIndicators: apiAsResource(setup, library.errors.InvalidTarget),
    },
    clientBasedCORS: (ctx, origin) =>
      ctx.oidc.route === 'userinfo' && setup.consoleOrigins.some((consoleOrigin) => consoleOrigin === origin),
    renderError: (ctx, out) => renderError(ctx, out, setup),
  });
  provider.use(answerNotFound);
  provider.use(advertiseApiScopes);
  provider.use(explainUserinfoRefusal(setup.origin));
  applyWays(provider, setup.ways);
  return provider;
}

function identity(setup: ProviderSetup): Configuration {
  const findAccount: FindAccount = (_ctx, sub) =>
    sub === PRACTICE_USER.username
      ? {
          accountId: sub,
          claims: () => ({
            sub,
            name: PRACTICE_USER.name,
            preferred_username: PRACTICE_USER.username,
            email: PRACTICE_USER.email,
            email_verified: true,
          }),
        }
      : undefined;
  return {
    findAccount,
    scopes: IDENTITY_SCOPES,
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    clientAuthMethods: ['client_secret_basic', 'none'],
    clients: clientMetadata(setup),
  };
}

function clientMetadata({ origin, consoleOrigins }: ProviderSetup): ClientMetadata[] {
  // The library's `native` would be allowed any loopback port; a web application's redirect URIs compare exactly.
  const web = { application_type: 'web', response_types: ['code'] } as const;
  return [
    {
      ...web,
      client_id: PRACTICE_CLIENT.id,
      client_secret: PRACTICE_CLIENT.secret,
      client_name: PRACTICE_CLIENT.name,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
      redirect_uris: redirectUris(consoleOrigins),
    },
    {
      client_id: PRACTICE_SERVICE.id,
      client_secret: PRACTICE_SERVICE.secret,
      client_name: PRACTICE_SERVICE.name,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    },
    {
      ...web,
      client_id: PRACTICE_NATIVE.id,
      client_name: PRACTICE_NATIVE.name,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [`${origin}${PATHS.code}`],
    },
  ];
}

function lifetimes(ways: StandardWays): Configuration {
  return {
    ttl: {
      AccessToken: () => ways.lifetime(ACCESS_TOKEN_SECONDS),
      ClientCredentials: () => ways.lifetime(ACCESS_TOKEN_SECONDS),
      AuthorizationCode: 10 * 60,
      // The library adds this to the machine's time.
      IdToken: () => HOUR + ways.skewSeconds(),
      RefreshToken: 14 * DAY,
      Grant: 14 * DAY,
      Session: DAY,
      Interaction: HOUR,
    },
  };
}

/**
 * Sign-in and consent on every authorization, whatever the session remembers: a practice run is to look the same each
 * time. Only `prompt=none` is answered from the session, as OpenID Connect wants it.
 */
function alwaysAsk({ base, Check }: typeof import('oidc-provider').interactionPolicy) {
  const policy = base();
  const ask = (step: 'login' | 'consent') =>
    new Check(`every_${step}`, `${step} is asked for every time`, `${step}_required`, ({ oidc }) =>
      oidc.prompts.has('none') || oidc.result?.[step] ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
    );
  policy.get('login')?.checks.add(ask('login'));
  policy.get('consent')?.checks.add(ask('consent'));
  return policy;
}

function apiAsResource(
  { origin, ways }: ProviderSetup,
  InvalidTarget: typeof import('oidc-provider').errors.InvalidTarget,
): NonNullable<NonNullable<Configuration['features']>['resourceIndicators']> {
  const api = `${origin}${PATHS.api}`;
  return {
    enabled: true,
    getResourceServerInfo: (_ctx, resource) => {
      if (resource !== api) throw new InvalidTarget(`The only resource here is ${api}`);
      return {
        scope: API_SCOPES.join(' '),
        audience: api,
        accessTokenFormat: 'jwt',
        accessTokenTTL: ways.lifetime(ACCESS_TOKEN_SECONDS),
        jwt: { sign: { alg: 'RS256' } },
      };
    },
  };
}

/** A JWT says the provider's time, and is remembered with its consent: nobody stores it. */
function keepTime(
  { ways, ended }: ProviderSetup,
  { jti, grantId }: { readonly jti: string; readonly grantId?: string },
  payload: Record<string, unknown>,
): void {
  for (const name of ['iat', 'exp']) payload[name] = Number(payload[name]) + ways.skewSeconds();
  if (grantId !== undefined) ended.note(jti, grantId);
}

/** The library lists only the scopes it grants by itself; a resource's scopes belong in the metadata, too. */
async function advertiseApiScopes(ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
  await next();
  if (!ctx.path.startsWith('/.well-known/') || ctx.status !== 200) return;
  ctx.body = { ...(ctx.body as object), scopes_supported: [...IDENTITY_SCOPES, ...API_SCOPES] };
}

/** The redirect URIs of the client that was named, or of the web application. */
function registeredFor(clientId: unknown, { origin, consoleOrigins }: ProviderSetup): string[] {
  return clientId === PRACTICE_NATIVE.id ? [`${origin}${PATHS.code}`] : redirectUris(consoleOrigins);
}

function renderError(
  ctx: KoaContextWithOIDC,
  out: { error: string; error_description?: string },
  setup: ProviderSetup,
) {
  // Errors that would normally travel in a redirect arrive here with its status when there is nowhere to send them.
  if (ctx.status < 400) ctx.status = 400;
  ctx.type = 'html';
  ctx.set('Cache-Control', 'no-store');
  const received = ctx.query.redirect_uri;
  ctx.body = renderPage(
    providerErrorPage({
      error: out.error,
      description: out.error_description,
      receivedRedirectUri: typeof received === 'string' ? received : undefined,
      registeredRedirectUris: registeredFor(ctx.query.client_id, setup),
    }),
  );
}
