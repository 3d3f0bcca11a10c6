import { expect, test } from 'vitest';
import { text } from '#call/template.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { loadProfile } from './load-records.ts';
import { performCall } from './perform-call.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { dump, leaksIn, textOf } from './secrecy.test-support.ts';
import { sendRequest } from './send-request.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('an API call: ten seconds to connect, a minute of silence, no limit to all of it, at most a megabyte', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  await sendRequest(console.services, { tokenId: id }, patient);
  const [token, api] = console.network.sent;
  const limits = { connectMs: 10_000, headersMs: 30_000, idleMs: 60_000, bodyBytes: 1e6, decodedBytes: 1e6 };
  expect(token).toMatchObject({ limits: { ...limits, totalMs: 60_000 }, redirects: 'manual', tls: null });
  expect(api).toMatchObject({ limits: { ...limits, totalMs: 0 }, redirects: 'manual', tls: null });
});

test('R10: what holds a secret is named to the proxy, so that it never leaves the origin with a redirect', async () => {
  const console = await openConsole();
  const { id, profileId } = await walkToToken(console);
  const defaultHeaders = [
    { name: 'X-Api-Key', value: 'k-1' },
    { name: 'X-Trace', value: 't-1' },
  ];
  await changeProfile(console.services, { id: profileId, change: { defaultHeaders } });
  await sendRequest(console.services, { tokenId: id, followRedirects: true }, patient);
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
  const callId = await sendRequest(console.services, { tokenId: id }, patient);
  expect(console.network.sent.at(-1)?.tls).toEqual({ verify: false, ca: 'CA PEM', certificate: 'OWN PEM', key });
  expect(leaksIn(textOf(await console.services.vault.loadCall(callId)), [key])).toEqual([]);
  expect(leaksIn(await dump(console.indexedDB), [key])).toEqual([]);
});
