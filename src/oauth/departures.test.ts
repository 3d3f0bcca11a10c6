import { expect, test } from 'vitest';
import { requestDeparturesOf, responseDeparturesOf } from './departures.ts';
import { standardDialect } from './dialect.ts';
import { profile } from './profile.test-support.ts';
import type { Profile } from './profile.ts';

const all: Partial<Profile> = {
  codeInQuery: true,
  jsonTokenBody: true,
  omitsGrantType: true,
  scopeInExchange: true,
  rawBasicCredentials: true,
  scopeSeparator: ',',
  spaceInQuery: '%20',
  userScopes: ['chat:write'],
};

test.each<[changes: Partial<Profile>, departures: string[]]>([
  [{}, []],
  [
    { ...all, grant: 'authorization_code', clientAuthentication: 'client_secret_post' },
    ['codeInQuery', 'jsonTokenBody', 'scopeInExchange', 'scopeSeparator', 'spaceInQuery', 'userScopes'],
  ],
  [
    { ...all, grant: 'client_credentials', clientAuthentication: 'client_secret_basic' },
    ['jsonTokenBody', 'omitsGrantType', 'rawBasicCredentials', 'scopeSeparator'],
  ],
  [{ ...all, grant: 'implicit' }, ['scopeSeparator', 'spaceInQuery', 'userScopes']],
  [{ ...all, grant: 'basic' }, []],
])('only what the grant has a place for departs: %j', (changes, departures) => {
  expect(requestDeparturesOf({ ...profile, ...changes })).toEqual(departures);
});

test.each<[changes: Partial<Profile>, departures: string[]]>([
  [{}, []],
  [
    { tokenPointers: { ...standardDialect.tokenPointers, access_token: '/token/access_token', id_token: '' } },
    ['tokenPointers/access_token', 'tokenPointers/id_token'],
  ],
  [
    {
      errorPointers: { ...standardDialect.errorPointers, error: '/code' },
      successRule: { pointer: '/success', value: 'true' },
    },
    ['errorPointers/error', 'successRule'],
  ],
  [{ successRule: { pointer: '/ok', value: 'true' }, grant: 'implicit' }, []],
])('what is read elsewhere departs, member by member: %j', (changes, departures) => {
  expect(responseDeparturesOf({ ...profile, ...changes })).toEqual(departures);
});
