import type { KeptValue } from '#call/answer-reading.ts';
import type { NamedValue, TokenParameter } from '#oauth/dialect.ts';
import type { PresetOrigin, Redirect } from '#oauth/profile.ts';
import {
  count,
  flag,
  listOf,
  membersOf,
  name,
  oneOf,
  orNull,
  type Read,
  roleName,
  rowsOf,
  type Spot,
  text,
} from './document-reading.ts';
import type { SharedProfile, SharedProfileFields } from './shared-document.ts';

type FieldReaders = { readonly [Field in keyof SharedProfileFields]-?: Read<SharedProfileFields[Field]> };

/** An object of the members named here, all of them needed. */
function objectOf<T extends object>(readers: { readonly [Member in keyof T]-?: Read<T[Member]> }): Read<T> {
  return (spot) => {
    const members = membersOf(spot);
    const read = Object.entries<Read<unknown>>(readers).map(([member, each]) => [member, members.need(member, each)]);
    members.close();
    return Object.fromEntries(read) as T;
  };
}

const namedValue: Read<NamedValue> = objectOf({ name, value: text });

const tokenParameter: Read<TokenParameter> = (spot) => {
  const members = membersOf(spot);
  const read: TokenParameter = {
    name: members.need('name', name),
    value: members.need('value', text),
    ...(members.has('place') && { place: members.need('place', oneOf('query', 'header')) }),
    ...(members.has('only') && { only: members.need('only', oneOf('first', 'refresh')) }),
  };
  members.close();
  return read;
};

const keptValue: Read<KeptValue> = (spot) => {
  const members = membersOf(spot);
  const read: KeptValue = {
    name: members.need('name', name),
    pointer: members.need('pointer', text),
    ...(members.has('isSecret') && { isSecret: members.need('isSecret', flag) }),
  };
  members.close();
  return read;
};

const redirect: Read<Redirect> = (spot) => {
  const members = membersOf(spot);
  const kind = members.need('kind', oneOf('callback', 'provider-page', 'custom'));
  const read: Redirect =
    kind === 'callback'
      ? { kind, host: members.need('host', oneOf('127.0.0.1', 'localhost')) }
      : { kind, uri: members.need('uri', text) };
  members.close();
  return read;
};

const firstRequest: Read<SharedProfileFields['firstRequest']> = (spot) => {
  const members = membersOf(spot);
  const read = {
    method: members.need('method', name),
    url: members.need('url', text),
    ...(members.has('headers') && { headers: members.need('headers', rowsOf(namedValue)) }),
    ...(members.has('body') && { body: members.need('body', text) }),
  };
  members.close();
  return read;
};

const preset: Read<PresetOrigin> = (spot) => {
  const members = membersOf(spot);
  const read: PresetOrigin = {
    id: members.need('id', name),
    at: members.need('at', oneOf('practice', 'real')),
    variables: members.take('variables', listOf(namedValue), []),
  };
  members.close();
  return read;
};

/** A reader for every field that travels, in the order in which they are written. */
const fieldReaders: FieldReaders = {
  color: oneOf('neutral', 'blue', 'green', 'amber', 'red', 'violet'),
  environment: name,
  grant: oneOf('authorization_code', 'client_credentials', 'refresh_token', 'password', 'implicit', 'basic'),
  issuer: text,
  authorizationEndpoint: text,
  tokenEndpoint: text,
  jwksUri: text,
  userinfoEndpoint: text,
  introspectionEndpoint: text,
  revocationEndpoint: text,
  clientId: text,
  clientAuthentication: oneOf('client_secret_basic', 'client_secret_post', 'none'),
  scopes: listOf(text),
  userScopes: listOf(text),
  audience: text,
  resources: listOf(text),
  redirect,
  responseMode: oneOf('default', 'query', 'fragment', 'form_post'),
  pkce: oneOf('S256', 'plain', 'off'),
  authorizationParameters: rowsOf(namedValue),
  consentAgain: objectOf({ parameters: rowsOf(namedValue), bringsRefreshToken: flag }),
  tokenParameters: rowsOf(tokenParameter),
  pausesBeforeExchange: flag,
  announcesIssuer: flag,
  codeInQuery: flag,
  jsonTokenBody: flag,
  omitsGrantType: flag,
  scopeInExchange: flag,
  rawBasicCredentials: flag,
  scopeSeparator: oneOf(' ', ','),
  spaceInQuery: oneOf('+', '%20'),
  tokenPointers: objectOf({
    access_token: text,
    token_type: text,
    expires_in: text,
    refresh_token: text,
    id_token: text,
    scope: text,
  }),
  errorPointers: objectOf({ error: text, error_description: text }),
  successRule: orNull(objectOf({ pointer: text, value: text })),
  keptValues: rowsOf(keptValue),
  alsoTokens: rowsOf(objectOf({ name, pointer: text })),
  userinfoRequest: objectOf({ method: oneOf('GET', 'POST'), url: text }),
  userinfoPointers: objectOf({ sub: text, preferred_username: text, email: text, name: text }),
  apiBaseUrl: text,
  defaultHeaders: rowsOf(namedValue),
  firstRequest,
  issuanceLimit: orNull(objectOf({ count, per: oneOf('hour', 'day') })),
};

/** The fields of a profile that travel, in the order in which they are written. */
export const sharedProfileFields = Object.keys(fieldReaders) as readonly (keyof SharedProfileFields)[];

/** Secrets, somebody's name, and the permissions of one device: kept as something newer they would travel on. */
const neverTravels = [
  ...['clientSecret', 'password', 'startingRefreshToken', 'clientKey'],
  ...['username', 'tokenOrigins', 'connection'],
];

/** Reads a profile: its fields stand among its own members. */
export function readSharedProfile(spot: Spot): SharedProfile {
  const members = membersOf(spot);
  members.refuseAny(neverTravels);
  const found = sharedProfileFields.filter((field) => members.has(field));
  return {
    role: members.need('role', roleName),
    name: members.take('name', name, ''),
    preset: members.take<PresetOrigin | null>('preset', preset, null),
    fields: Object.fromEntries(found.map((field) => [field, members.need<unknown>(field, fieldReaders[field])])),
    secrets: members.take(
      'secrets',
      listOf(oneOf('clientSecret', 'password', 'startingRefreshToken', 'clientKey')),
      [],
    ),
    ...members.newer(),
  };
}
