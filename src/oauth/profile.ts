import type { SecretRef } from '#call/secret-ref.ts';

/** How the client authenticates at the token endpoint (RFC 6749 section 2.3, names of RFC 7591 section 2). */
export type ClientAuthentication = 'client_secret_basic' | 'client_secret_post' | 'none';

/** Which spelling of the console's own callback a provider has on file. */
export type CallbackHost = '127.0.0.1' | 'localhost';

/**
 * An app profile: an OAuth client registration and its provider's endpoints.
 * Endpoint texts may hold `{{practice}}`, which stands for the practice provider's origin of this launch.
 */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: SecretRef | null;
  readonly clientAuthentication: ClientAuthentication;
  readonly callbackHost: CallbackHost;
  readonly scopes: readonly string[];
  /** Resource indicators (RFC 8707), sent in the authorization and the token request. */
  readonly resources: readonly string[];
  /** The metadata says that every authorization response carries `iss` (RFC 9207 section 3). */
  readonly announcesIssuer: boolean;
  /** A first API call that shows the token at work. */
  readonly firstRequest: { readonly method: string; readonly url: string };
}

/** Where this launch lives: what the placeholders of a profile stand for. */
export interface Origins {
  /** "http://127.0.0.1:6284" */
  readonly console: string;
  /** "http://localhost:6285", or empty when the practice provider is off. */
  readonly practice: string;
}

/** The profile with `{{practice}}` replaced in its endpoints, resources and first request. */
export function resolveProfile(profile: Profile, origins: Origins): Profile {
  const resolve = (value: string) => value.replaceAll('{{practice}}', origins.practice);
  return {
    ...profile,
    issuer: resolve(profile.issuer),
    authorizationEndpoint: resolve(profile.authorizationEndpoint),
    tokenEndpoint: resolve(profile.tokenEndpoint),
    resources: profile.resources.map(resolve),
    firstRequest: { ...profile.firstRequest, url: resolve(profile.firstRequest.url) },
  };
}

/** The redirect URI to register and to send: the console's callback in the spelling the provider has. */
export function redirectUriOf(profile: Profile, origins: Origins): string {
  const url = new URL('/callback', origins.console);
  url.hostname = profile.callbackHost;
  return url.href;
}
