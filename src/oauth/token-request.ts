// Token requests: the code exchange (RFC 6749 section 4.1.3 with RFC 7636 section 4.5), the refresh (section 6), and the
// grants that ask nobody (sections 4.3.2 and 4.4.2), with resource indicators (RFC 8707 section 2.2).
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { formEncode, slot, type Template, text } from '#call/template.ts';
import { clientCredentials } from './client-authentication.ts';
import type { Profile } from './profile.ts';

/** One field of a token request, its value encoded already. */
export interface TokenRequestField {
  readonly name: string;
  readonly value: Template;
  /** `extra`: the profile adds it, or puts it in our field's place. `this run`: it follows from what went before. */
  readonly origin: 'protocol' | 'profile' | 'extra' | 'this run';
}

/** What a code exchange needs beside its profile. A `null` code makes a preview: its place is marked as awaited. */
export interface CodeExchange {
  readonly code: SecretRef | null;
  readonly redirectUri: string;
  /** `null` without PKCE. */
  readonly codeVerifier: SecretRef | null;
}

/** Builds the exchange of an authorization code (RFC 6749 section 4.1.3) for a resolved profile. */
export function buildCodeExchange(profile: Profile, exchange: CodeExchange): CallRequest {
  const { code, redirectUri, codeVerifier } = exchange;
  return buildTokenRequest(profile, [
    plain('this run', 'grant_type', 'authorization_code'),
    { name: 'code', value: secretField(code, 'the code'), origin: 'this run' },
    plain('this run', 'redirect_uri', redirectUri),
    ...(codeVerifier
      ? [{ name: 'code_verifier', value: slot(codeVerifier, 'form'), origin: 'this run' } as const]
      : []),
    ...targetFields(profile),
  ]);
}

/** Builds a refresh (RFC 6749 section 6) for a resolved profile. Scope is left out: as granted before. */
export function buildRefresh(profile: Profile, refreshToken: SecretRef): CallRequest {
  return buildTokenRequest(profile, [
    plain('this run', 'grant_type', 'refresh_token'),
    { name: 'refresh_token', value: slot(refreshToken, 'form'), origin: 'profile' },
    ...targetFields(profile),
  ]);
}

/** Builds the token request of a grant that asks nobody. What the profile lacks is awaited: shown, and not sendable. */
export function buildDirectRequest(profile: Profile): CallRequest {
  return buildTokenRequest(profile, directFields(profile));
}

/** The fields of that request as they are sent, the client's own included. */
export function directRequestFields(profile: Profile): readonly TokenRequestField[] {
  return allFields(profile, directFields(profile));
}

function directFields(profile: Profile): TokenRequestField[] {
  const { grant, username, password, startingRefreshToken, scopes } = profile;
  const fields = [plain('protocol', 'grant_type', grant)];
  if (grant === 'password') {
    fields.push(plain('profile', 'username', username));
    fields.push({ name: 'password', value: secretField(password, 'password'), origin: 'profile' });
  }
  if (grant === 'refresh_token') {
    const value = secretField(startingRefreshToken, 'refresh token');
    fields.push({ name: 'refresh_token', value, origin: 'profile' });
  }
  if (scopes.length > 0) fields.push(plain('profile', 'scope', scopes.join(' ')));
  return [...fields, ...targetFields(profile)];
}

/** Where the token is for. Only a direct grant sends `audience` here alone; the others sent it with the consent URL, too. */
function targetFields({ audience, resources }: Profile): TokenRequestField[] {
  return [
    ...(audience === '' ? [] : [plain('profile', 'audience', audience)]),
    ...resources.map((resource) => plain('profile', 'resource', resource)),
  ];
}

function plain(origin: TokenRequestField['origin'], name: string, value: string): TokenRequestField {
  return { name, value: text(formEncode(value)), origin };
}

function secretField(secret: SecretRef | null, what: string): Template {
  return secret ? slot(secret, 'form') : [{ kind: 'awaited', what }];
}

function buildTokenRequest(profile: Profile, grantFields: readonly TokenRequestField[]): CallRequest {
  return {
    method: 'POST',
    url: text(profile.tokenEndpoint),
    headers: [
      ...clientCredentials(profile).headers,
      ['Content-Type', text('application/x-www-form-urlencoded')],
      ['Accept', text('application/json')],
    ],
    body: { kind: 'text', text: formBody(allFields(profile, grantFields)) },
  };
}

/**
 * A field stands once (RFC 6749 section 3.2), `resource` aside: the profile's extra ones take the place of ours. What
 * is of the run or a secret stands, and so does the kind of a request that follows another one: an extra `grant_type`
 * is for the first.
 */
function allFields(profile: Profile, grantFields: readonly TokenRequestField[]): TokenRequestField[] {
  const credentials = clientCredentials(profile).fields.map(
    ([name, value]): TokenRequestField => ({ name, value, origin: 'profile' }),
  );
  const own = [...grantFields, ...credentials];
  const isFixed = (name: string) => own.some((field) => field.name === name && stands(field));
  const extra = profile.tokenParameters.filter(({ name }) => name !== '' && !isFixed(name));
  return [
    ...own.filter((field) => !extra.some(({ name }) => name === field.name)),
    ...extra.map(({ name, value }) => plain('extra', name, value)),
  ];
}

function stands({ origin, value }: TokenRequestField): boolean {
  return origin === 'this run' || value.some(({ kind }) => kind !== 'text');
}

/** Joins fields whose values are encoded already. Text that touches is one piece: a value is masked by its name. */
function formBody(fields: readonly TokenRequestField[]): Template {
  const parts: Template[number][] = [];
  fields.forEach(({ name, value }, index) => {
    for (const part of [...text(`${index > 0 ? '&' : ''}${formEncode(name)}=`), ...value]) {
      const last = parts.at(-1);
      if (part.kind === 'text' && last?.kind === 'text')
        parts[parts.length - 1] = { ...last, text: last.text + part.text };
      else parts.push(part);
    }
  });
  return parts;
}
