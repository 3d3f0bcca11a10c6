import { expect, test } from 'vitest';
import { type Auth, type Credential, environmentsProfile } from '#collection/auth.ts';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import { newSecret } from '#vault/vault.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { loadBody } from './load-body.ts';
import { loadCallView } from './load-views.ts';
import { leaksIn, textOf } from './secrecy.test-support.ts';
import { sendSaved } from './send-saved.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const typed = 'typed-pa55&"word"';
const variable = 'variable+key/value==';

/** A console with a token, and a secret variable and a typed credential in its vault. */
async function prepare(console: TestConsole) {
  const { vault } = console.services;
  const token = await walkToToken(console);
  const key = newSecret('key', variable, () => 'secret-key');
  const password = newSecret('password', typed, () => 'secret-password');
  const variables = [
    { name: 'key', isEnabled: true, value: { kind: 'secret' as const, secret: key.ref, origins: [] } },
  ];
  await vault.put([
    { kind: 'secret', secret: key },
    { kind: 'secret', secret: password },
    { kind: 'environment', environment: { id: 'dev', name: '', profileId: token.profileId, createdAt: 0, variables } },
  ]);
  const accessToken = (await vault.open(token.accessToken)).reveal();
  return { vault, accessToken, credential: { kind: 'secret' as const, secret: password.ref } };
}

/** An answer that says back all that a request carried, in headers and in a body of many spellings. */
function echoOf(secret: string, padding = ''): Response {
  const base64 = Buffer.from(secret).toString('base64');
  const body = {
    ...{ said: secret, url: `https://api.example/?k=${encodeURIComponent(secret)}`, base64, padding },
    basic: Buffer.from(`ana:${secret}`).toString('base64'),
    hex: Buffer.from(secret).toString('hex'),
    nested: JSON.stringify({ said: secret }),
  };
  const headers = { 'content-type': 'application/json', 'x-said': secret, link: `</?k=${encodeURIComponent(secret)}>` };
  return new Response(JSON.stringify(body), { headers });
}

/** Sends a request whose answer echoes a secret; gives what a screen is handed, while it comes and after. */
async function echoed(console: TestConsole, auth: Auth, answer: Response) {
  const request: SavedRequest = {
    ...{ ...blankRequest, id: 'r1', changedAt: 0, url: '{{practice}}/api/echo', auth },
    headers: [{ name: 'X-Mine', value: '{{key}}', isEnabled: true }],
  };
  console.network.meet({ kind: 'answer', response: answer });
  const live: unknown[] = [];
  const wish = { request, collectionId: null, environmentId: 'dev' };
  const onLive = (read: () => unknown) => void live.push(read());
  const sent = await sendSaved(console.services, wish, { ...patient, onLive });
  if (sent.kind !== 'sent') throw new Error('blocked');
  const view = await loadCallView(console.services, sent.callId);
  const body = await loadBody(console.services, sent.callId);
  if (body.kind !== 'body') throw new Error('dropped');
  return { live: textOf(live), view: textOf(view), shown: await body.shownBlob.text(), blob: body.blob };
}

test.each([
  ['the access token', 'accessToken', () => environmentsProfile],
  ['a password', 'typed', (password) => ({ kind: 'basic', username: 'ana', password })],
  ['an API key', 'typed', (value) => ({ kind: 'api-key', in: 'header', name: 'X-Key', value })],
  ['a secret variable', 'variable', () => ({ kind: 'none' })],
] satisfies [string, string, (typed: Credential) => Auth][])(
  'R28: %s that comes back in a response is shown nowhere, in no encoding',
  async (_, which, authOf) => {
    const console = await openConsole();
    const { accessToken, credential } = await prepare(console);
    const secret = { accessToken, typed, variable }[which] ?? '';
    const { live, view, shown, blob } = await echoed(console, authOf(credential), echoOf(secret));
    for (const text of [live, view, shown]) {
      expect(leaksIn(text, [secret])).toEqual([]);
      expect(text).toContain('••••••••');
    }
    expect(Object.keys(JSON.parse(shown)), 'JSON stays JSON').toHaveLength(7);
    expect(JSON.parse(await blob.text()), 'a copy and a file hold what came').toMatchObject({ said: secret });
  },
);

test('R28: a secret that was deleted since stays hidden where it came back', async () => {
  const console = await openConsole();
  const { vault } = await prepare(console);
  await echoed(console, { kind: 'none' }, echoOf(variable));
  await vault.remove([{ store: 'secret', id: 'secret-key' }]);
  const [entry] = await vault.loadLogEntriesOf('r1');
  expect(leaksIn(textOf(await loadCallView(console.services, entry?.id ?? '')), [variable])).toEqual([]);
});

test('R28: in a large body, too, wherever a chunk ends', async () => {
  const console = await openConsole();
  await prepare(console);
  const { view, shown, blob } = await echoed(console, { kind: 'none' }, echoOf(variable, 'x'.repeat(1_500_000)));
  expect(blob.size).toBeGreaterThan(1_500_000);
  expect(leaksIn(shown, [variable])).toEqual([]);
  expect(leaksIn(view, [variable])).toEqual([]);
});
