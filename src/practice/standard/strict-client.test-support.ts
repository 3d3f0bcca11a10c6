import * as client from 'openid-client';
import { PracticeBrowser } from './practice-browser.test-support.ts';
import { PRACTICE_CLIENT } from './registration.ts';

/** What one code flow of the strict client left behind. */
export interface CompletedFlow {
  readonly tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;
  readonly callback: URL;
  readonly verifier: string;
}

/** Parameters of a flow in tests: which scopes, which resource, and in whose browser. */
export interface FlowWish {
  readonly redirectUri: string;
  readonly scope?: string;
  readonly resource?: string;
  readonly browser?: PracticeBrowser;
}

/** openid-client set up for the practice client by discovery: the judge of our provider in tests. */
export async function discoverPractice(origin: string, secret: string = PRACTICE_CLIENT.secret) {
  return client.discovery(new URL(origin), PRACTICE_CLIENT.id, undefined, client.ClientSecretBasic(secret), {
    execute: [client.allowInsecureRequests],
  });
}

/** Runs a whole code flow with PKCE, state and nonce, all of which openid-client checks. */
export async function completeFlow(config: client.Configuration, wish: FlowWish): Promise<CompletedFlow> {
  const origin = config.serverMetadata().issuer;
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const scope = wish.scope ?? 'openid profile email offline_access items:read';
  const resource: Record<string, string> = wish.resource === undefined ? {} : { resource: wish.resource };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: wish.redirectUri,
    scope,
    state,
    ...(scope.includes('openid') ? { nonce } : {}),
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...resource,
  });
  const callback = await (wish.browser ?? new PracticeBrowser(origin)).consent(url);
  const checks = {
    pkceCodeVerifier: verifier,
    expectedState: state,
    ...(scope.includes('openid') ? { expectedNonce: nonce } : {}),
  };
  const tokens = await client.authorizationCodeGrant(config, callback, checks, resource);
  return { tokens, callback, verifier };
}
