import { expect, test } from 'vitest';
import { accountOf, subjectCheckOf } from './account.ts';
import { standardDialect } from './dialect.ts';
import type { Token } from './token.ts';

const { tokenPointers, userinfoPointers: pointers } = standardDialect;
const part = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const idTokenOf = (claims: object) => `${part({ alg: 'none' })}.${part(claims)}.c2ln`;

/** A token with the claims of its ID token and what userinfo said of it, each where there is one. */
function tokenOf({ signedIn, said }: { signedIn?: object; said?: object }, keptIdToken: Token['idToken'] = null) {
  const id_token = signedIn && idTokenOf(signedIn);
  const idToken = id_token
    ? ({ id: id_token, label: 'ID token', lastFour: 'c2ln' } as NonNullable<Token['idToken']>)
    : keptIdToken;
  const response = JSON.stringify({ access_token: 'at', id_token });
  const userinfo = said && { callId: 'c', receivedAt: 0, response: JSON.stringify(said), pointers };
  return { response, tokenPointers, idToken, ...(userinfo && { userinfo }) };
}

test.each([
  [{ sub: '1', name: 'Ada', email: 'ada@a.example', preferred_username: 'ada' }, 'ada'],
  [{ sub: '1', name: 'Ada', email: 'ada@a.example' }, 'ada@a.example'],
  [{ sub: '1', name: 'Ada' }, 'Ada'],
  [{ sub: '1' }, '1'],
])('%j is called %s', (said, label) => {
  expect(accountOf(tokenOf({ said }))).toMatchObject({ label, from: 'userinfo' });
});

test('an ID token tells at once, without a call', () => {
  expect(accountOf(tokenOf({ signedIn: { sub: '1', email: 'ada@a.example' } }))).toMatchObject({
    label: 'ada@a.example',
    from: 'id-token',
  });
});

test('nothing says whose an opaque token without either is', () => {
  expect(accountOf(tokenOf({}))).toBeNull();
  expect(subjectCheckOf(tokenOf({}))).toEqual({ kind: 'nothing-to-compare' });
});

test('userinfo of the same subject goes before the ID token', () => {
  const token = tokenOf({ signedIn: { sub: '1' }, said: { sub: '1', name: 'Ada' } });
  expect(subjectCheckOf(token)).toEqual({ kind: 'same' });
  expect(accountOf(token)).toMatchObject({ label: 'Ada', from: 'userinfo' });
});

test('userinfo of another subject is not used (OpenID Connect Core 5.3.2)', () => {
  const token = tokenOf({ signedIn: { sub: '1', name: 'Ada' }, said: { sub: '2', name: 'Eve' } });
  expect(subjectCheckOf(token)).toEqual({ kind: 'differs', userinfo: '2', idToken: '1' });
  expect(accountOf(token)).toMatchObject({ label: 'Ada', from: 'id-token' });
});

test('userinfo without a subject can’t be told to be about the same one', () => {
  const token = tokenOf({ signedIn: { sub: '1' }, said: { name: 'Eve' } });
  expect(subjectCheckOf(token)).toEqual({ kind: 'missing' });
  expect(accountOf(token)).toMatchObject({ label: '1', from: 'id-token' });
});

test('an answer that has no place for a subject is held against nothing', () => {
  const token = tokenOf({ signedIn: { sub: '1' }, said: { name: 'Ada' } });
  const own = token.userinfo && { ...token.userinfo, pointers: { ...pointers, sub: '' } };
  expect(subjectCheckOf({ ...token, ...(own && { userinfo: own }) })).toEqual({ kind: 'nothing-to-compare' });
});

test('a refreshed token is of whom the tokens before it were', () => {
  const first = tokenOf({ signedIn: { sub: '1' }, said: { sub: '1', name: 'Ada' } });
  const second = tokenOf({}, first.idToken);
  expect(accountOf(second, [first])).toMatchObject({ label: 'Ada', from: 'userinfo' });
  const silent = tokenOf({ signedIn: { sub: '1', name: 'Ada' } });
  expect(accountOf(tokenOf({}, silent.idToken), [silent])).toMatchObject({ label: 'Ada', from: 'id-token' });
});

test('userinfo of a refreshed token is held against the ID token that the refresh kept', () => {
  const first = tokenOf({ signedIn: { sub: '1', name: 'Ada' } });
  const second = tokenOf({ said: { sub: '2', name: 'Eve' } }, first.idToken);
  expect(subjectCheckOf(second, [first])).toEqual({ kind: 'differs', userinfo: '2', idToken: '1' });
  expect(accountOf(second, [first])).toMatchObject({ label: 'Ada', from: 'id-token' });
});

test('what was said of an older token is not used where the new ID token means somebody else', () => {
  const first = tokenOf({ signedIn: { sub: '1' }, said: { sub: '1', name: 'Ada' } });
  expect(accountOf(tokenOf({ signedIn: { sub: '2' } }), [first])).toMatchObject({ label: '2', from: 'id-token' });
});
