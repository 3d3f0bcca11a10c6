import { expect, test } from 'vitest';
import { profileFromMetadata } from '#oauth/discovery.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { discoverProvider } from './discover-provider.ts';
import { loadProfile } from './load-records.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { metadata } from './provider-keys.test-support.ts';
import { patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const openid = '/.well-known/openid-configuration';
const oauth = '/.well-known/oauth-authorization-server';

test.each(['{{practice}}', providerOrigin, ` ${providerOrigin}${openid} `])(
  'from the issuer %j to a profile, in one call that is kept and is nobody’s yet',
  async (issuer) => {
    const { services, network } = await openConsole();
    const { attempts, reading } = await discoverProvider(services, { issuer }, patient);
    expect(attempts).toMatchObject([
      { kind: 'openid', url: `${providerOrigin}${openid}`, call: { purpose: 'discovery' } },
    ]);
    expect(network.sent).toMatchObject([
      { method: 'GET', headers: [['Accept', 'application/json']], redirects: 'manual' },
    ]);
    expect(await services.vault.loadCall(attempts[0]?.call.id ?? '')).toMatchObject({ profileId: '' });
    if (reading?.kind !== 'metadata') throw new Error('No metadata');
    const id = await createProfile(services, { kind: 'issuer', change: profileFromMetadata(reading.metadata) });
    expect(await loadProfile(services, id)).toMatchObject({
      issuer: providerOrigin,
      tokenEndpoint: metadata.token_endpoint,
      announcesIssuer: true,
    });
  },
);

test('an OAuth server without OpenID is found at its other address', async () => {
  const { services, provider } = await openConsole();
  provider.documents.delete(openid);
  provider.documents.set(oauth, metadata);
  const { attempts, reading } = await discoverProvider(services, { issuer: providerOrigin }, patient);
  expect(attempts.map(({ url, call }) => [url, call.head?.status])).toEqual([
    [`${providerOrigin}${openid}`, 404],
    [`${providerOrigin}${oauth}`, 200],
  ]);
  expect(reading?.kind).toBe('metadata');
});

test('somebody else’s document is refused and the search goes on; in the end that is what is told', async () => {
  const { services, provider } = await openConsole();
  provider.documents.set(openid, { ...metadata, issuer: 'https://evil.example' });
  const { attempts, reading } = await discoverProvider(services, { issuer: providerOrigin }, patient);
  expect(attempts).toHaveLength(2);
  const why = { kind: 'issuer-differs', expected: providerOrigin, received: 'https://evil.example' };
  expect(reading).toEqual({ kind: 'refused', why });
});

test('where nothing answers, the other addresses of that host are left alone', async () => {
  const { services, network } = await openConsole();
  network.meet({ kind: 'ending', ending: { kind: 'unreachable', code: 'ENOTFOUND', during: 'dns' } });
  const { attempts, reading } = await discoverProvider(services, { issuer: providerOrigin }, patient);
  expect(attempts).toMatchObject([{ call: { ending: { kind: 'unreachable' } } }]);
  expect(reading).toEqual({ kind: 'refused', why: { kind: 'no-answer' } });
});

test.each(['', 'orders', 'javascript:alert(1)', 'https://user:pass@issuer.example'])(
  'for %j nothing is sent',
  async (issuer) => {
    const { services, network } = await openConsole();
    expect(await discoverProvider(services, { issuer }, patient)).toEqual({ attempts: [], reading: null });
    expect(network.sent).toEqual([]);
  },
);

test('a search that is given up stops there', async () => {
  const { services, network } = await openConsole();
  const { attempts } = await discoverProvider(services, { issuer: providerOrigin }, { signal: AbortSignal.abort() });
  expect(attempts).toMatchObject([{ call: { ending: { kind: 'aborted' } } }]);
  expect(network.sent).toEqual([]);
});
