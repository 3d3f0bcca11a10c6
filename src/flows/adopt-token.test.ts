import { describe, expect, test } from 'vitest';
import { readPasted } from '#formats/read-pasted.ts';
import { cliquifyResponse } from '#formats/vendor-examples.test-support.ts';
import { viewToken } from '#oauth/token-view.ts';
import { type Adoption, adoptToken } from './adopt-token.ts';
import { changeProfile } from './change-profile.ts';
import { noon, setUpConsoles, type TestConsole } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { loadIssuances } from './load-issuances.ts';
import { loadProfile } from './load-records.ts';
import { revealSecret } from './reveal-secret.ts';
import { dump, leaksIn } from './secrecy.test-support.ts';

const openConsole = setUpConsoles();

const secret = 'gho_16C7e42F292c6912E7710c838347Ae178B4a';

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`;
}

async function adopt({ services }: TestConsole, wish: Partial<Adoption>) {
  const home = { kind: 'new', fields: { name: 'api.example' } } as const;
  const adopted = await adoptToken(services, { adoptedAs: 'token', text: secret, home, call: null, ...wish });
  const token = (await services.vault.loadToken(adopted.tokenId)) ?? expect.fail();
  return { ...adopted, token, view: viewToken(token) };
}

describe('how long an adopted token lives', () => {
  const second = noon / 1000;
  test.each([
    ['opaque', secret, { kind: 'unknown', why: 'adopted' }],
    [
      'a JWT with its end',
      jwt({ iat: second - 60, exp: second + 540 }),
      { kind: 'known', seconds: 600, startsAt: noon - 60_000 },
    ],
    ['a JWT that is over', jwt({ exp: second - 60 }), { kind: 'known', expiresAt: noon - 60_000, seconds: 0 }],
    ['a JWT without an end', jwt({ sub: 'a' }), { kind: 'unknown', why: 'adopted' }],
    ['a JWT with an odd end', jwt({ exp: 'tomorrow' }), { kind: 'unknown', why: 'adopted' }],
  ])('%s', async (_, text, lifetime) => {
    const { view } = await adopt(await openConsole(), { text });
    expect(view.lifetime).toMatchObject(lifetime);
    expect(view).toMatchObject({ adoptedAs: 'token', receivedAt: noon, callId: null, runId: null });
  });

  test('expires_in of a pasted response is never counted by: its moment is not known', async () => {
    const text =
      '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"example","expires_in":3600,"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA"}';
    const { view, token } = await adopt(await openConsole(), { adoptedAs: 'response', text });
    expect(view.lifetime).toEqual({ kind: 'unknown', why: 'adopted' });
    expect(view).toMatchObject({ expiresIn: '3600', tokenType: 'example', refreshToken: { label: 'refresh token' } });
    expect(token.response).toBe(text);
  });
});

test('a nested response is read where it keeps its token, and its new profile reads others so', async () => {
  const browser = await openConsole();
  const { token } = await adopt(browser, { adoptedAs: 'response', text: cliquifyResponse });
  expect(token.tokenPointers.access_token).toBe('/token/access_token');
  expect((await loadProfile(browser.services, token.profileId)).tokenPointers.access_token).toBe('/token/access_token');
});

test('a token of a profile that there is makes no other, and counts for no limit', async () => {
  const browser = await openConsole();
  const { services } = browser;
  const id = await createProfile(services, { kind: 'practice', which: 'service' });
  await changeProfile(services, { id, change: { issuanceLimit: { count: 5, per: 'day' } } });
  const { token } = await adopt(browser, { home: { kind: 'profile', id } });
  expect(token).toMatchObject({ profileId: id, grant: 'client_credentials', refreshToken: null });
  expect((await services.vault.loadProfiles()).records).toHaveLength(1);
  expect((await loadIssuances(services, id))?.receivedAt).toEqual([]);
  expect(await revealSecret(services, token.accessToken)).toBe(secret);
  expect(leaksIn(await dump(browser.indexedDB), [secret])).toEqual([]);
});

test('a failing curl becomes a draft that sends the same, with the token adopted; nothing is sent', async () => {
  const browser = await openConsole();
  const pasted = readPasted(`curl -X POST 'https://api.example/v1/things?x=1' -H 'Authorization: ${secret}' \\
    -H 'Content-Type: application/json' -H 'X-Trace: 1' -d '{"a": 1}'`);
  if (pasted.kind !== 'api-call' || !pasted.authorization) expect.fail(pasted.kind);
  const { request, authorization } = pasted;
  const { request: made, token } = await adopt(browser, { call: { request, scheme: authorization.scheme } });
  expect(made?.collectionId).toBeNull();
  expect((await browser.services.vault.loadDraft(made?.id ?? ''))?.request).toMatchObject({
    name: 'POST /v1/things',
    method: 'POST',
    url: 'https://api.example/v1/things?x=1',
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'X-Trace', value: '1' },
    ],
    body: { kind: 'json', text: '{"a": 1}' },
    // As it was written: the word Bearer is missing, and that may be why it fails.
    auth: {
      kind: 'profile',
      profileId: token.profileId,
      placement: { in: 'header', name: 'Authorization', scheme: '' },
    },
  });
  expect(browser.network.sent).toEqual([]);
  expect(leaksIn(await dump(browser.indexedDB), [secret])).toEqual([]);
});

test('secrets beside the token are sealed: a folder of Scratch has them as variables, bound to the host', async () => {
  const browser = await openConsole();
  const { vault } = browser.services;
  const [key, cookie, member] = ['sk_live_51H8s7dKz3m9', 'session=9f8e7d6c5b4a', 'hunter2-hunter2'];
  const pasted = readPasted(`curl 'https://api.example/v1/things?api_key=${key}' -H 'Authorization: Bearer ${secret}' \\
    -H 'X-Api-Key: ${key}' -H 'Cookie: ${cookie}' -H 'Content-Type: application/json' -d '{"password": "${member}", "n": 1}'`);
  if (pasted.kind !== 'api-call') expect.fail(pasted.kind);
  const { request: made } = await adopt(browser, { call: { request: pasted.request, scheme: 'Bearer' } });
  expect(made?.collectionId).toBe('scratch');
  const request = await vault.loadRequest(made?.id ?? '');
  expect(request).toMatchObject({
    url: 'https://api.example/v1/things?api_key={{api_key}}',
    headers: [
      { name: 'X-Api-Key', value: '{{api_key}}' },
      { name: 'Cookie', value: '{{Cookie}}' },
      { name: 'Content-Type', value: 'application/json' },
    ],
    body: { kind: 'json', text: '{"password": "{{password}}", "n": 1}' },
  });
  const [folder] = (await vault.loadCollection('scratch'))?.items ?? [];
  if (folder?.kind !== 'folder') expect.fail('no folder');
  expect(folder).toMatchObject({ name: 'api.example', items: [{ id: made?.id }] });
  const values = folder.variables.map(async ({ name, value }) => {
    const ref = value.kind === 'secret' ? value.secret : null;
    expect(value).toMatchObject({ kind: 'secret', origins: ['https://api.example'] });
    return [name, ref && (await revealSecret(browser.services, ref))];
  });
  expect(await Promise.all(values)).toEqual([
    ['api_key', key],
    ['Cookie', cookie],
    ['password', member],
  ]);
  expect(leaksIn(await dump(browser.indexedDB), [secret, key, cookie, member])).toEqual([]);
});

test('a response without a token is refused, and nothing is stored', async () => {
  const browser = await openConsole();
  await expect(adopt(browser, { adoptedAs: 'response', text: '{"a":1}' })).rejects.toThrow('No access token was found');
  expect((await browser.services.vault.loadProfiles()).records).toEqual([]);
});

test('token, profile and call are stored together, or none of them', async () => {
  const { services } = await openConsole();
  const pasted = readPasted(`curl https://api.example/v1 -H 'Authorization: Bearer ${secret}'`);
  if (pasted.kind !== 'api-call') expect.fail(pasted.kind);
  const wish = { adoptedAs: 'token', text: secret, home: { kind: 'new', fields: {} } } as const;
  const call = { request: pasted.request, scheme: 'Bearer' };
  const puts: number[] = [];
  const put = (records: Parameters<typeof services.vault.put>[0]) => {
    puts.push(records.length);
    return services.vault.put(records);
  };
  await adoptToken({ ...services, vault: { ...services.vault, put } }, { ...wish, call });
  // The profile, the token with its secret, and the call.
  expect(puts).toEqual([4]);
});
