import { expect, test } from 'vitest';
import { text } from '#call/template.ts';
import { filesBeside } from '#vault/vault.test-support.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { loadProfile } from './load-records.ts';
import { performCall } from './perform-call.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { dump, leaksIn, textOf } from './secrecy.test-support.ts';
import { sendFirst } from './send-first.test-support.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('ten seconds to connect, a minute of silence; of a token answer a megabyte, of an API answer 200', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  await sendFirst(console.services, { tokenId: id }, patient);
  const [token, api] = console.network.sent;
  const waits = { connectMs: 10_000, headersMs: 30_000, idleMs: 60_000 };
  const [small, large] = [1e6, 200e6].map((bytes) => ({ ...waits, bodyBytes: bytes, decodedBytes: bytes }));
  expect(token).toMatchObject({ limits: { ...small, totalMs: 60_000 }, redirects: 'manual', tls: null });
  expect(api).toMatchObject({ limits: { ...large, totalMs: 0 }, redirects: 'manual', tls: null });
});

const answerOf = (body: Uint8Array<ArrayBuffer>) => ({ kind: 'answer', response: new Response(body) }) as const;

test('a large answer lies in files, its beginning in the record; a reload later it is read whole', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  const body = randomBody(3_500_000);
  console.network.meet(answerOf(body));
  const callId = await sendFirst(console.services, { tokenId: id }, patient);
  const { vault } = await console.openTab();
  const call = await vault.loadCall(callId);
  expect(isSame(call?.body, body.subarray(0, 1_000_000))).toBe(true);
  expect(call?.largeBody).toMatchObject({ bytes: 3_500_000, chunks: 4 });
  if (call?.largeBody) expect(isSame(await bytesIn(vault.readBody(call.largeBody)), body)).toBe(true);
});

test('a full disk ends the call: what fitted is kept, and the record says why there is no more', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  filesBeside(console.indexedDB).roomBytes = 4_500_000;
  const body = randomBody(9_000_000);
  console.network.meet(answerOf(body));
  const { vault } = console.services;
  const call = await vault.loadCall(await sendFirst(console.services, { tokenId: id }, patient));
  expect(call?.ending).toEqual({ kind: 'not-kept', reason: 'full', keptBytes: 2 * 1024 * 1024 });
  if (call?.largeBody)
    expect(isSame(await bytesIn(vault.readBody(call.largeBody)), body.subarray(0, 2 * 1024 * 1024))).toBe(true);
});

test('a large answer that breaks off keeps what had arrived', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  const ending = { kind: 'broken-off', code: 'ECONNRESET', how: 'reset', expectedBytes: null } as const;
  console.network.meet({ kind: 'ending', ending, arrived: 'x'.repeat(2_000_000) });
  const call = await console.services.vault.loadCall(await sendFirst(console.services, { tokenId: id }, patient));
  expect(call).toMatchObject({ ending, largeBody: { bytes: 2_000_000 } });
});

test('a file that was picked is sent as its bytes', async () => {
  const { services, network } = await openConsole();
  const writer = services.vault.writeBody();
  await writer.write(new TextEncoder().encode('from the disk'));
  const file = { name: 'cat.txt', mediaType: 'text/plain', stored: await writer.close() };
  const { connection } = await loadProfile(services, await createProfile(services, { kind: 'blank' }));
  const request = {
    ...{ method: 'POST', url: text(`${providerOrigin}/api/me`), headers: [] },
    body: { kind: 'file', file },
  } as const;
  const plan = { purpose: 'api', profileId: '', tokenId: null, retryOf: null, request } as const;
  await performCall(services, { plan, connection }, patient);
  expect(network.sent.at(-1)).toMatchObject({ hasBody: true, body: 'from the disk' });
});

/** Bytes that no run of them resembles another. */
function randomBody(length: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(body.subarray(at, at + 65_536));
  return body;
}

/** Much faster than `toEqual` for megabytes. */
function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return Buffer.compare(one ?? new Uint8Array(), other) === 0;
}

async function bytesIn(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as BodyInit).arrayBuffer());
}

test('R10: what holds a secret is named to the proxy, so that it never leaves the origin with a redirect', async () => {
  const console = await openConsole();
  const { id, profileId } = await walkToToken(console);
  const defaultHeaders = [
    { name: 'X-Api-Key', value: 'k-1' },
    { name: 'X-Trace', value: 't-1' },
  ];
  await changeProfile(console.services, { id: profileId, change: { defaultHeaders } });
  await sendFirst(console.services, { tokenId: id, followsRedirects: true }, patient);
  expect(console.network.sent.at(-1)).toMatchObject({
    redirects: 'follow',
    sensitiveHeaders: ['authorization', 'x-api-key'],
  });
});

test('token requests never follow a redirect, whatever is asked for', async () => {
  const { services, network } = await openConsole();
  const { connection } = await loadProfile(services, await createProfile(services, { kind: 'blank' }));
  const request = {
    method: 'POST',
    url: text(`${providerOrigin}/token`),
    headers: [],
    body: { kind: 'none' },
  } as const;
  for (const purpose of ['token', 'refresh'] as const) {
    const plan = { purpose, profileId: '', tokenId: null, retryOf: null, request };
    await performCall(services, { plan, connection, redirects: 'follow' }, patient);
  }
  expect(network.sent.map(({ redirects }) => redirects)).toEqual(['manual', 'manual']);
});

test('a profile’s connection goes along, its key opened just before; nothing of the key stays', async () => {
  const console = await openConsole();
  const { id, profileId } = await walkToToken(console);
  const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----';
  const connection = { verifiesCertificate: false, ca: 'CA PEM', clientCertificate: 'OWN PEM', clientKey: null };
  await changeProfile(console.services, { id: profileId, change: { connection } });
  await setProfileSecret(console.services, { id: profileId, field: 'clientKey', text: key });
  const callId = await sendFirst(console.services, { tokenId: id }, patient);
  expect(console.network.sent.at(-1)?.tls).toEqual({ verify: false, ca: 'CA PEM', certificate: 'OWN PEM', key });
  expect(leaksIn(textOf(await console.services.vault.loadCall(callId)), [key])).toEqual([]);
  expect(leaksIn(await dump(console.indexedDB), [key])).toEqual([]);
});
