import type { SecretRef } from '#call/secret-ref.ts';
import { type Dialect, type NamedValue, standardDialect, type TokenParameter } from './dialect.ts';

/**
 * How a profile gets its tokens: grants of RFC 6749 section 1.3, and the refresh of a token that one already has.
 * `basic`: there is no token, the API takes user name and password straight (RFC 7617).
 */
export type Grant = 'authorization_code' | 'client_credentials' | 'refresh_token' | 'password' | 'implicit' | 'basic';

/** How the client authenticates at the token endpoint (RFC 6749 section 2.3, names of RFC 7591 section 2). */
export type ClientAuthentication = 'client_secret_basic' | 'client_secret_post' | 'none';

/** Proof Key for Code Exchange: how the challenge is made (RFC 7636 section 4.2), or that there is none. */
export type PkceMethod = 'S256' | 'plain' | 'off';

/** How the authorization response travels (OAuth 2.0 Multiple Response Types, Form Post). `default` sends no parameter. */
export type ResponseMode = 'default' | 'query' | 'fragment' | 'form_post';

/** Which spelling of the console's own callback a provider has on file. */
export type CallbackHost = '127.0.0.1' | 'localhost';

/**
 * Where the authorization response goes: captured at the console's own callback; to a page of the provider that shows
 * the code, with an empty URI for one that is shown where none is sent; or to an address of the app's own, whose page may fail to load: its address is pasted.
 */
export type Redirect =
  | { readonly kind: 'callback'; readonly host: CallbackHost }
  | { readonly kind: 'provider-page'; readonly uri: string }
  | { readonly kind: 'custom'; readonly uri: string };

/** Tokens that a provider gives out per hour or day, as its page says: more are refused. */
export interface IssuanceLimit {
  readonly count: number;
  readonly per: 'hour' | 'day';
}

/** A first API call that shows the token at work. */
export interface FirstRequest {
  readonly method: string;
  /** May be relative to the API base; empty for none. */
  readonly url: string;
  /** Headers that this call has beside the profile's own. */
  readonly headers?: readonly NamedValue[];
  /** A JSON text. */
  readonly body?: string;
}

/** How a provider is made to ask the user once more for what was allowed before. */
export interface ConsentAgain {
  /** Added to the consent URL of a run that asks again; none where the provider has no way. */
  readonly parameters: readonly NamedValue[];
  /** A refresh token comes with a consent only, not with a run that the provider answers without asking. */
  readonly bringsRefreshToken: boolean;
}

/** The preset that a profile was made from: what it filled in is told apart from what was typed. */
export interface PresetOrigin {
  /** "cliquify-json" */
  readonly id: string;
  readonly at: 'practice' | 'real';
  /** What the preset asked for first: tenant, domain, realm. */
  readonly variables: readonly NamedValue[];
}

/** How secure connections to a profile's hosts are made. PEM texts, empty for none. */
export interface ConnectionSettings {
  /** `false` accepts any certificate: shown as a warning wherever the profile is used. */
  readonly verifiesCertificate: boolean;
  /** Authorities to trust beside the well-known ones. */
  readonly ca: string;
  readonly clientCertificate: string;
  readonly clientKey: SecretRef | null;
}

/** The tile of a profile: one of the design's few, named. */
export type ProfileColor = 'neutral' | 'blue' | 'green' | 'amber' | 'red' | 'violet';

/** The endpoints of a provider. Empty where it has none or it is not known. */
export interface ProviderEndpoints {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly userinfoEndpoint: string;
  readonly introspectionEndpoint: string;
  readonly revocationEndpoint: string;
}

/**
 * An app profile: an OAuth client registration and its provider's endpoints. It may be incomplete: what is missing is
 * said by its checks, and stops a run, not an edit.
 * Texts may hold `{{practice}}`, which stands for the practice provider's origin of this launch.
 */
export interface Profile extends ProviderEndpoints, Dialect {
  readonly id: string;
  readonly name: string;
  readonly color: ProfileColor;
  /** "dev", "staging", "production", or empty. */
  readonly environment: string;
  readonly grant: Grant;
  readonly clientId: string;
  readonly clientSecret: SecretRef | null;
  readonly clientAuthentication: ClientAuthentication;
  /** The resource owner of the password grant (RFC 6749 section 4.3), or who the API knows by Basic (RFC 7617). */
  readonly username: string;
  readonly password: SecretRef | null;
  /** The refresh token that the refresh_token grant begins with. */
  readonly startingRefreshToken: SecretRef | null;
  readonly scopes: readonly string[];
  /** Not of OAuth's core: sent as `audience` in the authorization and the token request; empty sends none. */
  readonly audience: string;
  /** Resource indicators (RFC 8707), sent in the authorization and the token request. */
  readonly resources: readonly string[];
  readonly redirect: Redirect;
  readonly responseMode: ResponseMode;
  readonly pkce: PkceMethod;
  readonly authorizationParameters: readonly NamedValue[];
  readonly consentAgain: ConsentAgain;
  readonly tokenParameters: readonly TokenParameter[];
  /** A captured code waits for a press on "Exchange code". */
  readonly pausesBeforeExchange: boolean;
  /** The metadata says that every authorization response carries `iss` (RFC 9207 section 3). */
  readonly announcesIssuer: boolean;
  readonly apiBaseUrl: string;
  readonly defaultHeaders: readonly NamedValue[];
  readonly firstRequest: FirstRequest;
  /** Origins that its tokens may go to beside those of its API and userinfo: each was asked for (R27). */
  readonly tokenOrigins: readonly string[];
  readonly connection: ConnectionSettings;
  readonly issuanceLimit: IssuanceLimit | null;
  readonly preset: PresetOrigin | null;
  /** Epoch milliseconds; 0 for a profile that is older than this field. */
  readonly createdAt: number;
  /** What a shared document of a newer version said of it, kept as it came. */
  readonly newer?: Readonly<Record<string, unknown>>;
}

/** A profile with nothing filled in: what a blank one begins with, and what older records lack. */
export const blankProfile: Omit<Profile, 'id'> = {
  ...standardDialect,
  name: '',
  color: 'neutral',
  environment: '',
  grant: 'authorization_code',
  issuer: '',
  authorizationEndpoint: '',
  tokenEndpoint: '',
  jwksUri: '',
  userinfoEndpoint: '',
  introspectionEndpoint: '',
  revocationEndpoint: '',
  clientId: '',
  clientSecret: null,
  clientAuthentication: 'client_secret_basic',
  username: '',
  password: null,
  startingRefreshToken: null,
  scopes: [],
  audience: '',
  resources: [],
  redirect: { kind: 'callback', host: '127.0.0.1' },
  responseMode: 'default',
  pkce: 'S256',
  authorizationParameters: [],
  consentAgain: { parameters: [{ name: 'prompt', value: 'consent' }], bringsRefreshToken: false },
  tokenParameters: [],
  pausesBeforeExchange: false,
  announcesIssuer: false,
  apiBaseUrl: '',
  defaultHeaders: [],
  firstRequest: { method: 'GET', url: '' },
  tokenOrigins: [],
  connection: { verifiesCertificate: true, ca: '', clientCertificate: '', clientKey: null },
  issuanceLimit: null,
  preset: null,
  createdAt: 0,
};

/** Where this launch lives: what the placeholders of a profile stand for. */
export interface Origins {
  /** "http://127.0.0.1:6284" */
  readonly console: string;
  /** "http://localhost:6285", or empty when the practice provider is off. */
  readonly practice: string;
}

/** The profile with `{{practice}}` replaced wherever it may stand. */
export function resolveProfile(profile: Profile, origins: Origins): Profile {
  return resolveValue(profile, origins) as Profile;
}

function resolveValue(value: unknown, origins: Origins): unknown {
  if (typeof value === 'string') return value.replaceAll('{{practice}}', origins.practice);
  if (Array.isArray(value)) return value.map((each) => resolveValue(each, origins));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolveValue(each, origins)]));
}

/** Tells whether a grant asks the user first, at the authorization endpoint. */
export function asksForConsent(grant: Grant): boolean {
  return grant === 'authorization_code' || grant === 'implicit';
}

/** Tells whether a grant has a request to the token endpoint. */
export function hasTokenRequest(grant: Grant): boolean {
  return grant !== 'implicit' && grant !== 'basic';
}

/**
 * Tells whether no redirect URI is sent: the provider goes by the one on file, or shows the code where it gets none
 * (RFC 6749 section 3.1.2.3).
 */
export function isRedirectLeftOut({ redirect }: Pick<Profile, 'redirect'>): boolean {
  return redirect.kind === 'provider-page' && redirect.uri === '';
}

/** The redirect URI to register and to send; empty where none is. */
export function redirectUriOf({ redirect }: Pick<Profile, 'redirect'>, origins: Origins): string {
  return redirect.kind === 'callback' ? callbackUri(redirect.host, origins) : redirect.uri;
}

/** The console's own callback in one of its spellings. */
export function callbackUri(host: CallbackHost, origins: Origins): string {
  const url = new URL('/callback', origins.console);
  url.hostname = host;
  return url.href;
}
