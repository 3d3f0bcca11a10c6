// What a token request is made of, wherever it is written: RFC 6749 sections 2.3.1 and 3.2.
import type { SecretRef } from '#call/secret-ref.ts';
import { slot, type Template, text } from '#call/template.ts';
import { clientCredentials } from './client-authentication.ts';
import type { TokenParameter } from './dialect.ts';
import type { Profile } from './profile.ts';

/** One field of a token request, its value as it is before any encoding. */
export interface TokenRequestField {
  readonly name: string;
  readonly value: Template;
  /** `extra`: the profile adds it, or puts it in our field's place. `this run`: it follows from what went before. */
  readonly origin: 'protocol' | 'profile' | 'extra' | 'this run';
  readonly place: 'body' | 'query' | 'header';
}

/** A field of the body whose value is text. */
export function plainField(origin: TokenRequestField['origin'], name: string, value: string): TokenRequestField {
  return { name, value: text(value), origin, place: 'body' };
}

/** A field of the body whose value is a secret. One that is missing is awaited: shown, and not sendable. */
export function secretField(
  origin: TokenRequestField['origin'],
  name: string,
  { secret, what }: { readonly secret: SecretRef | null; readonly what: string },
): TokenRequestField {
  return { name, value: secret ? slot(secret) : [{ kind: 'awaited', what }], origin, place: 'body' };
}

/**
 * All fields of a request, the client's own included. A field stands once (RFC 6749 section 3.2), `resource` aside: the
 * profile's extra ones take the place of ours, wherever they stand. What is of the run or a secret stands, and so does
 * the kind of a request that follows another one: an extra `grant_type` is for the first.
 */
export function withClientAndExtras(profile: Profile, grantFields: readonly TokenRequestField[]): TokenRequestField[] {
  const credentials = clientCredentials(profile).fields.map(
    ([name, value]): TokenRequestField => ({ name, value, origin: 'profile', place: 'body' }),
  );
  const own = [...grantFields, ...credentials];
  const isFixed = (name: string) => own.some((field) => field.name === name && stands(field));
  const extra = extraParametersOf(profile, kindOf(grantFields))
    .filter(({ name, place }) => name !== '' && place !== 'header' && !isFixed(name))
    .map(({ name, value, place }): TokenRequestField => {
      return { ...plainField('extra', name, value), place: place ?? 'body' };
    });
  return [...own.filter((field) => !extra.some(({ name }) => name === field.name)), ...extra];
}

/**
 * The header lines that the profile adds. Where the client authenticates, `Authorization` is not among them: in its
 * header it is the client's, and beside the body it would be a second way in one request, which RFC 6749 section 2.3
 * forbids. A public client has none of its own, so there it goes.
 */
export function extraHeaders(
  profile: Profile,
  grantFields: readonly TokenRequestField[],
): (readonly [string, Template])[] {
  const mayAuthorize = profile.clientAuthentication === 'none';
  return extraParametersOf(profile, kindOf(grantFields))
    .filter(({ name, place }) => place === 'header' && name !== '' && (mayAuthorize || !isAuthorization(name)))
    .map(({ name, value }) => [name, text(value)]);
}

/** Tells whether a header's name is the one that credentials go in. */
export function isAuthorization(name: string): boolean {
  return name.trim().toLowerCase() === 'authorization';
}

type RequestKind = 'first' | 'refresh';

/** By what is sent, not by what a profile begins with: a run that begins with a refresh token sends a refresh. */
function kindOf(fields: readonly TokenRequestField[]): RequestKind {
  return fields.some(({ name }) => name === 'refresh_token') ? 'refresh' : 'first';
}

function extraParametersOf({ tokenParameters }: Profile, kind: RequestKind): readonly TokenParameter[] {
  return tokenParameters.filter(({ only }) => only === undefined || only === kind);
}

function stands({ origin, value }: TokenRequestField): boolean {
  return origin === 'this run' || value.some(({ kind }) => kind !== 'text');
}
