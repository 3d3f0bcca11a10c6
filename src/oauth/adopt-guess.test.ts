import { expect, test } from 'vitest';
import { adoptGuess, type ReadingPlaces } from './adopt-guess.ts';
import { standardDialect } from './dialect.ts';
import { guessPointers } from './guess-pointers.ts';

const { tokenPointers } = standardDialect;
const typed: ReadingPlaces = {
  tokenPointers: { ...tokenPointers, access_token: '/jwt' },
  errorPointers: { error: '/err', error_description: '/why' },
  successRule: { pointer: '/ok', value: 'true' },
};

test('a success shows where the token is, and leaves where errors are as it was typed', () => {
  const sample = '{"data":{"accessToken":"a","expiresIn":60}}';
  expect(adoptGuess(typed, guessPointers(sample))).toEqual({
    ...typed,
    tokenPointers: {
      access_token: '/data/accessToken',
      token_type: '/data/tokenType',
      expires_in: '/data/expiresIn',
      refresh_token: '/data/refreshToken',
      id_token: '/data/idToken',
      scope: '/data/scope',
    },
  });
});

test('a failure shows what says so and why, and leaves where the token is', () => {
  const sample = '{"success":false,"code":"AUTH_FAILED"}';
  expect(adoptGuess(typed, guessPointers(sample))).toEqual({
    tokenPointers: typed.tokenPointers,
    errorPointers: { error: '/code', error_description: '/why' },
    successRule: { pointer: '/success', value: 'true' },
  });
});

test('a sample that shows nothing changes nothing', () => {
  expect(adoptGuess(typed, guessPointers('<html>'))).toEqual(typed);
});
