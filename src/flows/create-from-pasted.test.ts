import { describe, expect, test } from 'vitest';
import { readPasted } from '#formats/read-pasted.ts';
import { clarifyPage, cliquifyExamples, codeReviewsPage } from '#formats/vendor-examples.test-support.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { createFromPasted } from './create-from-pasted.ts';
import { loadProfile } from './load-records.ts';
import { secretOf } from './profiles.test-support.ts';
import { providerOrigin } from './provider-clients.test-support.ts';
import { dump, leaksIn } from './secrecy.test-support.ts';

const openConsole = setUpConsoles();

/** Creates a profile of a text; gives what was stored. */
async function create({ services }: TestConsole, text: string) {
  const pasted = readPasted(text);
  if (!('proposal' in pasted)) throw new Error(`${pasted.kind}: no profile in it`);
  const id = await createFromPasted(services, pasted.proposal);
  return { id, profile: await loadProfile(services, id) };
}

const secret = 'cfs_9tY2wQ7rLm4Zb7e0';

/** A credentials file as Clarify hands it out (docs.clarify.io, credentials file of type client-credentials). */
const clarifyFile = JSON.stringify({
  apiUrl: 'https://api.clarify.io/v1/',
  integration: 'c8f31kq2n5mel2a1b2c3',
  credentials: { type: 'client-credentials', clientId: 'cfy_7d21e0', clientSecret: secret },
});

describe('the vendors’ own examples', () => {
  test('Clarify: the file and the page together; the secret is sealed, the preset knows the rest', async () => {
    const browser = await openConsole();
    const { id, profile } = await create(browser, `${clarifyFile}\n\n${clarifyPage}`);
    expect(profile).toMatchObject({
      name: 'Clarify',
      grant: 'client_credentials',
      clientId: 'cfy_7d21e0',
      clientAuthentication: 'client_secret_post',
      tokenEndpoint: 'https://api.clarify.io/v1/oauth/token',
      audience: 'https://api.clarify.io/v1/',
      preset: { id: 'clarify', at: 'real', variables: [{ name: 'integration', value: 'c8f31kq2n5mel2a1b2c3' }] },
    });
    expect(profile.firstRequest.body).toContain('c8f31kq2n5mel2a1b2c3');
    expect(await secretOf(browser.services, id, 'clientSecret')).toBe(secret);
    expect(leaksIn(await dump(browser.indexedDB), [secret])).toEqual([]);
  });

  test('Code Reviews: its dialect, though the page leaves half of it out', async () => {
    const browser = await openConsole();
    const { profile } = await create(browser, codeReviewsPage);
    expect(profile).toMatchObject({
      codeInQuery: true,
      scopeInExchange: true,
      authorizationEndpoint: 'https://app.clayton.io/oauth2/authorize',
      tokenEndpoint: 'https://app.clayton.io/oauth2/token',
      redirect: { kind: 'provider-page', uri: 'https://app.clayton.io/authorized' },
    });
  });

  test.each(Object.entries(cliquifyExamples))('Cliquify in %s: the nested token is found', async (_, example) => {
    const browser = await openConsole();
    const text = example.replaceAll('YOUR_CLIENT_ID', 'app-7').replaceAll('YOUR_CLIENT_SECRET', secret);
    const { id, profile } = await create(browser, text);
    expect(profile).toMatchObject({ name: 'Cliquify', clientId: 'app-7', clientAuthentication: 'client_secret_post' });
    expect(profile.tokenPointers.access_token).toBe('/token/access_token');
    expect(await secretOf(browser.services, id, 'clientSecret')).toBe(secret);
  });
});

test('names are free, and a profile without one stays without', async () => {
  const browser = await openConsole();
  const url = 'https://app.clayton.io/oauth2/authorize?client_id=c1&response_type=code';
  expect((await create(browser, url)).profile.name).toBe('Clayton');
  expect((await create(browser, url)).profile.name).toBe('Clayton 2');
  const unknown = 'https://id.example/authorize?client_id=c1&response_type=code';
  expect((await create(browser, unknown)).profile).toMatchObject({ name: '', preset: null });
});

test('the practice provider’s own page: its client has its secret, its addresses live on with another port', async () => {
  const browser = await openConsole();
  const url = `${providerOrigin}/clayton/oauth2/authorize?client_id=clayton-practice-app&response_type=code&scope=workspace`;
  const { id, profile } = await create(browser, url);
  expect(profile).toMatchObject({
    authorizationEndpoint: '{{practice}}/clayton/oauth2/authorize',
    tokenEndpoint: '{{practice}}/clayton/oauth2/token',
    preset: { id: 'clayton', at: 'practice', variables: [] },
  });
  expect(await secretOf(browser.services, id, 'clientSecret')).toBe('clayton-practice-secret');
});

test('an API that takes Basic: user and password, no token', async () => {
  const browser = await openConsole();
  const { id, profile } = await create(browser, `curl -u 'bob:${secret}' https://api.example/v2/things`);
  expect(profile).toMatchObject({ grant: 'basic', username: 'bob', apiBaseUrl: 'https://api.example/v2' });
  expect(await secretOf(browser.services, id, 'password')).toBe(secret);
  expect(leaksIn(await dump(browser.indexedDB), [secret])).toEqual([]);
});
