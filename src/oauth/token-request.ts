// Token requests: the code exchange (RFC 6749 section 4.1.3 with RFC 7636 section 4.5), the refresh (section 6), and the
// grants that ask nobody (sections 4.3.2 and 4.4.2), with resource indicators (RFC 8707 section 2.2).
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { encodeTemplate, encodeText, formEncode, joinTexts, type Template, text } from '#call/template.ts';
import { clientCredentials } from './client-authentication.ts';
import type { Profile } from './profile.ts';
import {
  extraHeaders,
  plainField,
  secretField,
  type TokenRequestField,
  withClientAndExtras,
} from './token-request-fields.ts';

/** What a code exchange needs beside its profile. A `null` code makes a preview: its place is marked as awaited. */
export interface CodeExchange {
  readonly code: SecretRef | null;
  /** As the authorization request sent it; empty where it sent none (RFC 6749 section 4.1.3). */
  readonly redirectUri: string;
  /** `null` without PKCE. */
  readonly codeVerifier: SecretRef | null;
}

/** Builds the exchange of an authorization code (RFC 6749 section 4.1.3) for a resolved profile. */
export function buildCodeExchange(profile: Profile, exchange: CodeExchange): CallRequest {
  const { code, redirectUri, codeVerifier } = exchange;
  const codeField = secretField('this run', 'code', { secret: code, what: 'the code' });
  return buildTokenRequest(profile, [
    plainField('this run', 'grant_type', 'authorization_code'),
    { ...codeField, place: profile.codeInQuery ? 'query' : 'body' },
    ...(redirectUri === '' ? [] : [plainField('this run', 'redirect_uri', redirectUri)]),
    ...(codeVerifier
      ? [secretField('this run', 'code_verifier', { secret: codeVerifier, what: 'the code verifier' })]
      : []),
    ...(profile.scopeInExchange ? scopeFields(profile) : []),
    ...targetFields(profile),
  ]);
}

/** Builds a refresh (RFC 6749 section 6) for a resolved profile. Scope is left out: as granted before. */
export function buildRefresh(profile: Profile, refreshToken: SecretRef): CallRequest {
  return buildTokenRequest(profile, [
    plainField('this run', 'grant_type', 'refresh_token'),
    secretField('profile', 'refresh_token', { secret: refreshToken, what: 'refresh token' }),
    ...targetFields(profile),
  ]);
}

/** Builds the token request of a grant that asks nobody. What the profile lacks is awaited: shown, and not sendable. */
export function buildDirectRequest(profile: Profile): CallRequest {
  return buildTokenRequest(profile, directFields(profile));
}

/** The fields of that request as they are sent, the client's own included. Headers are none of them. */
export function directRequestFields(profile: Profile): readonly TokenRequestField[] {
  return withClientAndExtras(profile, directFields(profile));
}

/** The header lines that the profile adds to that request. */
export function directRequestHeaders(profile: Profile): readonly (readonly [name: string, value: Template])[] {
  return extraHeaders(profile, directFields(profile));
}

function directFields(profile: Profile): TokenRequestField[] {
  const { grant, username, password, startingRefreshToken, omitsGrantType } = profile;
  const isOmitted = omitsGrantType && grant === 'client_credentials';
  const fields = isOmitted ? [] : [plainField('protocol', 'grant_type', grant)];
  if (grant === 'password') {
    fields.push(plainField('profile', 'username', username));
    fields.push(secretField('profile', 'password', { secret: password, what: 'password' }));
  }
  if (grant === 'refresh_token') {
    fields.push(secretField('profile', 'refresh_token', { secret: startingRefreshToken, what: 'refresh token' }));
  }
  return [...fields, ...scopeFields(profile), ...targetFields(profile)];
}

function scopeFields({ scopes, scopeSeparator }: Profile): TokenRequestField[] {
  return scopes.length > 0 ? [plainField('profile', 'scope', scopes.join(scopeSeparator))] : [];
}

/** Where the token is for. Only a direct grant sends `audience` here alone; the others sent it with the consent URL, too. */
function targetFields({ audience, resources }: Profile): TokenRequestField[] {
  return [
    ...(audience === '' ? [] : [plainField('profile', 'audience', audience)]),
    ...resources.map((resource) => plainField('profile', 'resource', resource)),
  ];
}

function buildTokenRequest(profile: Profile, grantFields: readonly TokenRequestField[]): CallRequest {
  const fields = withClientAndExtras(profile, grantFields);
  const inBody = fields.filter(({ place }) => place === 'body');
  const isJson = profile.jsonTokenBody;
  const extra = extraHeaders(profile, grantFields);
  const own: [string, Template][] = [
    ['Content-Type', text(isJson ? 'application/json' : 'application/x-www-form-urlencoded')],
    ['Accept', text('application/json')],
  ];
  const isReplaced = (name: string) => extra.some(([each]) => each.toLowerCase() === name.toLowerCase());
  return {
    method: 'POST',
    url: withQuery(profile.tokenEndpoint, formText(fields.filter(({ place }) => place === 'query'))),
    headers: [...clientCredentials(profile).headers, ...own.filter(([name]) => !isReplaced(name)), ...extra],
    body: { kind: 'text', text: isJson ? jsonText(inBody) : formText(inBody) },
  };
}

/** The endpoint's own query stands as it is written (RFC 6749 section 3.2); a fragment would not be sent. */
function withQuery(endpoint: string, query: Template): Template {
  if (query.length === 0) return text(endpoint);
  const [base = ''] = endpoint.split('#');
  const mark = base.includes('?') ? '&' : '?';
  return joinTexts([...text(/[?&]$/.test(base) ? base : `${base}${mark}`), ...query]);
}

function formText(fields: readonly TokenRequestField[]): Template {
  return joinTexts(
    fields.flatMap(({ name, value }, index) => [
      ...text(`${index > 0 ? '&' : ''}${formEncode(name)}=`),
      ...encodeTemplate(value, 'form'),
    ]),
  );
}

/** An object, names in order. One that stands several times, as `resource` may, has a list of values. */
function jsonText(fields: readonly TokenRequestField[]): Template {
  const names = [...new Set(fields.map(({ name }) => name))];
  const members = names.map((name) => {
    const values = fields.filter((field) => field.name === name).map(({ value }) => jsonString(value));
    const [first = []] = values;
    const written = values.length > 1 ? [...text('['), ...joined(values), ...text(']')] : first;
    return [...text(`"${encodeText(name, 'json')}":`), ...written];
  });
  return joinTexts([...text('{'), ...joined(members), ...text('}')]);
}

function joined(templates: readonly Template[]): Template {
  return templates.flatMap((template, index) => (index > 0 ? [...text(','), ...template] : template));
}

function jsonString(value: Template): Template {
  return [...text('"'), ...encodeTemplate(value, 'json'), ...text('"')];
}
