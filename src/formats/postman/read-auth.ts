import type { SharedAuth } from '#collection/shared-document.ts';
import { sentWithoutAuth } from '../imported.ts';
import { isObject, plainText } from '../json-places.ts';
import type { Importing } from './importing.ts';
import { memberOf, rowsOf } from './members.ts';
import type { OauthProfiles } from './oauth-profiles.ts';
import { type Place, within } from './place.ts';

/** What auth is read with. */
export interface AuthReading {
  readonly place: Place;
  readonly importing: Importing;
  readonly profiles: OauthProfiles;
}

/**
 * Reads how a request, folder or collection proves who sends it.
 * @param absent what one without a word about it does.
 */
export function readAuth(value: unknown, absent: 'inherit' | 'none', reading: AuthReading): SharedAuth {
  if (!isObject(value)) return { kind: absent };
  const type = plainText(memberOf(value, 'type'));
  const parameters = parametersOf(memberOf(value, type));
  const at = { ...reading, place: within(reading.place, type) };
  switch (type) {
    case '':
    case 'inherit':
      return { kind: absent };
    case 'noauth':
      return { kind: 'none' };
    case 'oauth2':
      return readOauth2(parameters, at);
    default:
      return readTyped(type, parameters, at);
  }
}

type Parameters = ReadonlyMap<string, unknown>;

/** A list of keys and values; in schema 2.0 an object. */
function parametersOf(value: unknown): Parameters {
  if (isObject(value)) return new Map(Object.entries(value));
  return new Map(rowsOf(value).map(({ row }) => [plainText(memberOf(row, 'key')), memberOf(row, 'value')]));
}

function readTyped(type: string, parameters: Parameters, { place, importing }: AuthReading): SharedAuth {
  const credential = (name: string, label: string) => importing.credential(parameters.get(name), place, label);
  switch (type) {
    case 'basic':
      return {
        kind: 'basic',
        username: importing.text(parameters.get('username'), place),
        password: credential('password', 'password'),
      };
    case 'bearer':
      return { kind: 'bearer', token: credential('token', 'bearer token') };
    case 'apikey':
      return {
        kind: 'api-key',
        in: parameters.get('in') === 'query' ? 'query' : 'header',
        name: importing.text(parameters.get('key'), place),
        value: credential('value', 'API key'),
      };
    default:
      importing.dropped(place, `auth of the kind ${type.slice(0, 40)}`, sentWithoutAuth);
      return { kind: 'none' };
  }
}

function readOauth2(parameters: Parameters, reading: AuthReading): SharedAuth {
  const { place, importing, profiles } = reading;
  const isProfile = ['accessTokenUrl', 'authUrl', 'clientId'].some((name) => plainText(parameters.get(name)) !== '');
  const inQuery = parameters.get('addTokenTo') === 'queryParams';
  const prefix = parameters.has('headerPrefix') ? plainText(parameters.get('headerPrefix')).trim() : 'Bearer';
  const token = parameters.get('accessToken');
  if (!isProfile) return bareToken(token, { inQuery, prefix }, reading);
  if (plainText(token) !== '')
    importing.dropped(within(place, 'accessToken'), 'an access token', 'get one with the profile');
  const role = profiles.roleOf(parameters, place, importing);
  const scheme = importing.text(prefix, place);
  return {
    kind: 'profile',
    role,
    placement: inQuery ? { in: 'query', name: 'access_token' } : { in: 'header', name: 'Authorization', scheme },
  };
}

/** A token and no word where it comes from. */
function bareToken(
  token: unknown,
  { inQuery, prefix }: { readonly inQuery: boolean; readonly prefix: string },
  { place, importing }: AuthReading,
): SharedAuth {
  if (inQuery) {
    return {
      kind: 'api-key',
      in: 'query',
      name: 'access_token',
      value: importing.credential(token, place, 'access token'),
    };
  }
  if (prefix === 'Bearer') return { kind: 'bearer', token: importing.credential(token, place, 'access token') };
  const whole = [prefix, plainText(token)].filter(Boolean).join(' ');
  const value = importing.credential(whole, place, 'access token');
  return { kind: 'api-key', in: 'header', name: 'Authorization', value };
}
