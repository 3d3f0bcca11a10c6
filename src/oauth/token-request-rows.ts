import { type ShownSpan, showTemplate } from '#call/mask.ts';
import type { Profile } from './profile.ts';
import { directRequestFields, directRequestHeaders } from './token-request.ts';
import type { TokenRequestField } from './token-request-fields.ts';

/** A field of a token request as a table row: what it is, what it means, where that stands and where it comes from. */
export interface TokenRequestRow {
  readonly name: string;
  /** As it is before any encoding, secrets masked. */
  readonly value: readonly ShownSpan[];
  readonly meaning: string;
  readonly source: string;
  readonly origin: TokenRequestField['origin'];
  readonly place: TokenRequestField['place'];
}

/** The rows of a direct grant's token request, for a resolved profile. Basic adds a header and no row; extra headers add one each, last. */
export function tokenRequestRows(profile: Profile): TokenRequestRow[] {
  const fields = directRequestFields(profile).map(({ name, value, origin, place }) => {
    const [meaning, source] = meaningOf(name, profile);
    return { name, value: showTemplate(value, name), meaning, source, origin, place };
  });
  const headers = directRequestHeaders(profile).map(([name, value]): TokenRequestRow => {
    const meaning = 'An extra header of this profile.';
    return { name, value: showTemplate(value, name), meaning, source: '', origin: 'extra', place: 'header' };
  });
  return [...fields, ...headers];
}

const meanings: Readonly<Record<string, readonly [meaning: string, source: string]>> = {
  client_id: ['Names your app. Not a secret.', 'RFC 6749 §2.2'],
  client_secret: ['Masked here, sent with the request.', 'RFC 6749 §2.3.1'],
  username: ['Whose password it is.', 'RFC 6749 §4.3.2'],
  password: ['The user’s own, typed into this app.', 'RFC 6749 §4.3.2'],
  refresh_token: ['The one this profile begins with.', 'RFC 6749 §6'],
  scope: ['What the token may do.', 'RFC 6749 §3.3'],
  audience: ['The API it is for. Not of OAuth’s core.', ''],
  resource: ['The API it is for.', 'RFC 8707 §2.2'],
};

const grantMeanings: Readonly<Record<string, readonly [meaning: string, source: string]>> = {
  client_credentials: ['Your app asks for itself.', 'RFC 6749 §4.4.2'],
  password: ['Your app asks with the user’s password.', 'RFC 6749 §4.3.2'],
  refresh_token: ['Your app asks with a refresh token.', 'RFC 6749 §6'],
};

function meaningOf(name: string, { grant }: Profile): readonly [meaning: string, source: string] {
  const known = name === 'grant_type' ? grantMeanings[grant] : meanings[name];
  return known ?? ['An extra parameter of this profile.', ''];
}
