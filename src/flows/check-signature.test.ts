import { expect, test } from 'vitest';
import { changeProfile } from './change-profile.ts';
import { checkSignature } from './check-signature.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { keySet } from './provider-keys.test-support.ts';
import { refreshToken } from './refresh-token.ts';
import { leaksIn, textOf } from './secrecy.test-support.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const jwksUri = `${providerOrigin}/jwks`;
const calls = ({ network }: TestConsole) => network.sent.map(({ url }) => url).filter((url) => !url.endsWith('/token'));

test('R24: signed by the profile’s issuer, by its own keys, and it says which', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  const verified = { kind: 'verified', issuer: providerOrigin, kid: 'signing-key-1', algorithm: 'ES256' };
  const checkedAt = console.services.now();
  const check = await checkSignature(console.services, id, patient);
  expect(check).toMatchObject({ access: verified, id: verified, issuer: providerOrigin, jwksUri, checkedAt });
  expect(check.calls.map(({ url, purpose }) => [purpose, url])).toEqual([['jwks', jwksUri]]);
  expect(calls(console)).toEqual([jwksUri]);
  expect(leaksIn(textOf(check), console.provider.secrets)).toEqual([]);
});

test('where the profile does not know the keys’ address, the issuer’s metadata does', async () => {
  const console = await openConsole();
  const { id, profileId } = await walkToToken(console);
  await changeProfile(console.services, { id: profileId, change: { jwksUri: '' } });
  const check = await checkSignature(console.services, id, patient);
  expect(check).toMatchObject({ access: { kind: 'verified' }, jwksUri });
  expect(check.calls.map(({ purpose }) => purpose)).toEqual(['discovery', 'jwks']);
  expect(calls(console)).toEqual([`${providerOrigin}/.well-known/openid-configuration`, jwksUri]);
});

test('keys that nobody names, or that do not come, verify nothing', async () => {
  const console = await openConsole();
  const { id, profileId } = await walkToToken(console);
  console.network.meet({ kind: 'answer', response: new Response('<p>down</p>', { status: 503 }) });
  const noKeys = { kind: 'cannot-check', why: { kind: 'no-keys' } };
  expect(await checkSignature(console.services, id, patient)).toMatchObject({ access: noKeys, id: noKeys, jwksUri });
  await changeProfile(console.services, { id: profileId, change: { jwksUri: '' } });
  console.provider.documents.clear();
  expect(await checkSignature(console.services, id, patient)).toMatchObject({ access: noKeys, jwksUri: null });
});

test('another key of the same name: the signature is not the issuer’s', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const other = await crypto.subtle.exportKey('jwk', publicKey);
  console.provider.documents.set('/jwks', {
    keys: [{ kty: 'EC', crv: 'P-256', x: other.x, y: other.y, kid: 'signing-key-1' }],
  });
  expect((await checkSignature(console.services, id, patient)).access).toEqual({
    kind: 'not-verified',
    why: { kind: 'signature-differs', kid: 'signing-key-1' },
  });
});

test('a damaged key is no verdict on the token', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  const [key] = keySet().keys;
  console.provider.documents.set('/jwks', { keys: [{ ...key, x: 'AAAA' }] });
  expect((await checkSignature(console.services, id, patient)).access).toMatchObject({
    kind: 'cannot-check',
    why: { kind: 'unusable-key' },
  });
});

test('an opaque token asks nobody; the ID token it keeps from its parent is checked', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  console.network.meet({ kind: 'answer', response: Response.json({ access_token: 'opaque', token_type: 'Bearer' }) });
  const result = await refreshToken(console.services, id, patient);
  const childId = result.kind === 'refreshed' ? result.tokenId : '';
  expect(await checkSignature(console.services, childId, patient)).toMatchObject({
    access: { kind: 'cannot-check', why: { kind: 'opaque' } },
    id: { kind: 'verified' },
  });
});

test('without an issuer nobody’s keys would count, and none are asked for', async () => {
  const console = await openConsole();
  const { id, profileId } = await walkToToken(console);
  await changeProfile(console.services, { id: profileId, change: { issuer: '' } });
  const check = await checkSignature(console.services, id, patient);
  expect(check).toMatchObject({ access: { kind: 'cannot-check', why: { kind: 'no-issuer' } }, jwksUri: null });
  expect(calls(console)).toEqual([]);
});
