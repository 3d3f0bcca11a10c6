import { expect, test } from 'vitest';
import { checkEndpoints } from './check-endpoints.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { makeProfile, webSecret } from './profiles.test-support.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { leaksIn, textOf } from './secrecy.test-support.ts';
import { patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('every endpoint that the profile has is called, with nothing secret and nothing that does anything', async () => {
  const { services, network } = await openConsole();
  const id = await makeProfile(services, 'web');
  const checks = await checkEndpoints(services, id, patient);
  expect(checks.map(({ endpoint, url, verdict }) => [endpoint, url, verdict])).toEqual([
    ['issuer', `${providerOrigin}/.well-known/openid-configuration`, 'reachable'],
    ['authorizationEndpoint', `${providerOrigin}/auth`, 'reachable'],
    ['tokenEndpoint', `${providerOrigin}/token`, 'reachable'],
    ['jwksUri', `${providerOrigin}/jwks`, 'reachable'],
    ['userinfoEndpoint', `${providerOrigin}/userinfo`, 'reachable'],
    ['introspectionEndpoint', `${providerOrigin}/introspect`, 'reachable'],
    ['revocationEndpoint', `${providerOrigin}/revoke`, 'reachable'],
  ]);
  expect(checks[0]?.metadata).toMatchObject({ issuer: providerOrigin });
  expect(network.sent.map(({ method }) => method).sort()).toEqual([
    ...['GET', 'GET', 'GET'],
    ...['OPTIONS', 'OPTIONS', 'OPTIONS', 'OPTIONS'],
  ]);
  for (const { headers, hasBody, redirects } of network.sent) {
    expect([headers.map(([name]) => name), hasBody, redirects]).toEqual([['Accept'], false, 'manual']);
  }
  expect(leaksIn(textOf(network.sent), [webSecret])).toEqual([]);
  for (const { call } of checks) {
    expect(await services.vault.loadCall(call.id)).toMatchObject({ profileId: id, purpose: call.purpose });
  }
});

test('an endpoint that does not answer is told from one that answers with an error', async () => {
  const { services, network } = await openConsole();
  const id = await createProfile(services, {
    kind: 'issuer',
    change: { authorizationEndpoint: `${providerOrigin}/auth`, tokenEndpoint: `${providerOrigin}/nowhere` },
  });
  network.meet({ kind: 'ending', ending: { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' } });
  const [first, second] = await checkEndpoints(services, id, patient);
  expect(first).toMatchObject({ verdict: 'unreachable', call: { ending: { code: 'ECONNREFUSED' } } });
  expect(second).toMatchObject({ verdict: 'reachable', call: { head: { status: 404 } } });
});

test('how far the server’s clock is from ours is measured by its response', async () => {
  const { services, network } = await openConsole();
  const id = await createProfile(services, { kind: 'issuer', change: { jwksUri: `${providerOrigin}/jwks` } });
  const date = new Date(services.now() + 90_000).toUTCString();
  network.meet({ kind: 'answer', response: Response.json({ keys: [] }, { headers: { date } }) });
  const [check] = await checkEndpoints(services, id, patient);
  expect(check?.skew?.skewMs).toBeGreaterThan(89_000);
  expect(check?.skew?.skewMs).toBeLessThan(91_000);
});

test('what is missing or no web address is left out', async () => {
  const { services, network } = await openConsole();
  const change = { issuer: 'orders', tokenEndpoint: 'javascript:alert(1)', authorizationEndpoint: '/auth' };
  const id = await createProfile(services, { kind: 'issuer', change });
  expect(await checkEndpoints(services, id, patient)).toEqual([]);
  expect(network.sent).toEqual([]);
});
