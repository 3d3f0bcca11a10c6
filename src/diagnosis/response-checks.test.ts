import { describe, expect, test } from 'vitest';
import type { KeptValue } from '#call/answer-reading.ts';
import { standardDialect } from '#oauth/dialect.ts';
import type { Profile } from '#oauth/profile.ts';
import { checksOf, foundIn, mended } from './checks.test-support.ts';

const { tokenPointers, errorPointers } = standardDialect;
const token = (access_token: string): Partial<Profile> => ({ tokenPointers: { ...tokenPointers, access_token } });
const kept = (...values: readonly [name: string, pointer: string][]): Partial<Profile> => ({
  keptValues: values.map(([name, pointer]): KeptValue => ({ name, pointer })),
});
const foundOf = (changes: Partial<Profile>) => foundIn(checksOf(changes));

test.each<[changes: Partial<Profile>, found: string[]]>([
  [{}, []],
  [token('/token/access_token'), []],
  [token('/'), []],
  [token(''), ['error tokenPointers/access_token/missing']],
  [token('access_token'), ['error tokenPointers/access_token/malformed']],
  [token('/a~b'), ['error tokenPointers/access_token/malformed']],
  [{ ...token('access_token'), grant: 'implicit' }, ['warning grant/implicit']],
  [{ tokenPointers: { ...tokenPointers, refresh_token: '' } }, []],
  [
    { tokenPointers: { ...tokenPointers, refresh_token: '/access_token' } },
    ['warning tokenPointers/refresh_token/shared'],
  ],
  [{ errorPointers: { ...errorPointers, error: 'code' } }, ['warning errorPointers/error/malformed']],
  [{ errorPointers: { error: '/code', error_description: '' } }, []],
  [{ successRule: { pointer: '/ok', value: 'true' } }, []],
  [{ successRule: { pointer: 'ok', value: 'true' } }, ['error successRule/malformed']],
  [{ successRule: { pointer: '/ok', value: ' ' } }, ['error successRule/half']],
  [{ successRule: { pointer: '', value: 'true' } }, ['error successRule/half']],
])('places: %j', (changes, found) => {
  expect(foundOf(changes)).toEqual(found);
});

test.each<[kept: readonly [name: string, pointer: string][], found: string[]]>([
  [[['instance_url', '/instance_url']], []],
  [[['', '']], []],
  [[['', '/a']], ['warning keptValues/0/no-name']],
  [[['my value', '/a']], ['warning keptValues/0/name']],
  [[['$uuid', '/a']], ['warning keptValues/0/taken']],
  [[['practice', '/a']], ['warning keptValues/0/taken']],
  [
    [
      ['a', '/a'],
      ['a', '/b'],
    ],
    ['warning keptValues/1/twice'],
  ],
  [[['a', '']], ['warning keptValues/0/no-place']],
  [[['a', 'b']], ['warning keptValues/0/malformed']],
  [[['team', '/team/api_key']], ['warning keptValues/0/secret']],
])('kept values %j: %j', (values, found) => {
  expect(foundOf(kept(...values))).toEqual(found);
});

describe('the fix of a malformed pointer writes what is likely meant', () => {
  test.each([
    ['access_token', '/access_token'],
    ['token.access_token', '/token/access_token'],
    ['token/access_token', '/token/access_token'],
    ['$.data[0].token', '/data/0/token'],
    ['/a~b', '/a~0b'],
  ])('%s: %s', (typed, meant) => {
    expect(mended(token(typed), 'tokenPointers/access_token/malformed').tokenPointers?.access_token).toBe(meant);
    expect(mended(kept(['a', typed]), 'keptValues/0/malformed')).toEqual(kept(['a', meant]));
  });
});

test.each<[changes: Partial<Profile>, id: string, after: Partial<Profile>]>([
  [token(''), 'tokenPointers/access_token/missing', { tokenPointers }],
  [{ successRule: { pointer: '/ok', value: '' } }, 'successRule/half', { successRule: null }],
  [kept(['practice', '/a'], ['b', '/b']), 'keptValues/0/taken', kept(['b', '/b'])],
])('the fix of %j, %s', (changes, id, after) => {
  expect(mended(changes, id)).toEqual(after);
});
