// The five vendors, from preset to token to a 200 and to the next token: on their practice side against the dialects,
// and what is sent against what the vendors' pages say, parameter by parameter.
import { expect, test } from 'vitest';
import { CLARIFY } from '#practice/dialects/clarify/clarify.ts';
import { CLAYTON, CODE_REVIEWS } from '#practice/dialects/clayton/clayton.ts';
import { press } from '#practice/dialects/clayton/clayton-journey.test-support.ts';
import { CLIQUIFY } from '#practice/dialects/cliquify/cliquify.ts';
import type { Vendor } from '#practice/dialects/dialect.ts';
import { FYMA } from '#practice/dialects/fyma/fyma.ts';
import { speak } from '#practice/dialects/speak.test-support.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { createProfile } from './create-profile.ts';
import { exchangeCode } from './exchange-code.ts';
import { loadRun, loadToken } from './load-records.ts';
import { loadRunView } from './load-views.ts';
import type { SentRequest } from './network.test-support.ts';
import { openFirstRequest } from './open-first-request.ts';
import { pasteResponse } from './paste-response.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { refreshToken } from './refresh-token.ts';
import { renewToken } from './renew-token.ts';
import { sendSaved } from './send-saved.ts';
import { sendTokenRequest } from './send-token-request.ts';
import { begin, patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

/** A console behind whose wire a vendor's dialect answers, and a profile of one of its presets. */
async function openVendor(vendor: Vendor, presetId: string) {
  const console = await openConsole();
  const { services } = console;
  const spoken = speak(vendor, { now: services.now });
  console.answer = (request) => spoken.dialect.answer(request);
  const profileId = await createProfile(services, { kind: 'preset', id: presetId, at: 'practice', values: {} });
  return { console, spoken, profileId };
}

/** Sends the first request as the page does, with the token there is then; gives status and body. */
async function sendFirst({ services }: TestConsole, profileId: string) {
  const { id = '', collectionId = '' } = (await openFirstRequest(services, { profileId })) ?? {};
  const request = (await services.vault.loadRequest(id)) ?? expect.fail('no first request');
  const sent = await sendSaved(services, { request, collectionId, environmentId: null }, patient);
  if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent.obstacles));
  const call = await services.vault.loadCall(sent.callId);
  return { status: call?.head?.status, body: JSON.parse(new TextDecoder().decode(call?.body)) };
}

type Lines = readonly string[];

/** What a request says: method and address, the type of its body, then every parameter, `?` before those of the query. */
function linesOf(sent: SentRequest | undefined): Lines {
  const { method, url, headers, body } = sent ?? expect.fail('nothing was sent');
  const { origin, pathname, searchParams } = new URL(url);
  const type = headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
  const fields = type === 'application/json' ? Object.entries(JSON.parse(body)) : [...new URLSearchParams(body)];
  const parameters = [
    ...[...searchParams].map(([name, value]) => `?${name}=${value}`),
    ...fields.map(([name, value]) => `${name}=${value}`),
  ];
  // Beside the documented header one that says what is understood; credentials are in the body, nowhere else.
  expect(headers).toEqual([
    ['Content-Type', type],
    ['Accept', 'application/json'],
  ]);
  return [`${method} ${origin}${pathname}`, type, ...parameters.sort()];
}

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/** A vendor's way in, and what its page says to send. CODE, ID, SECRET and REFRESH stand where the page has its own. */
interface Documented {
  readonly vendor: Vendor;
  readonly practice: Lines;
  readonly real: Lines;
  /** Seconds that a token lives, by the page's example. */
  readonly seconds: number;
  /** The page's own example of a response, as far as it is one. */
  readonly response: string;
}

const claytonResponse =
  '{"access_token":"ACCESS","refresh_token":"REFRESH","scope":"workspace","token_type":"Bearer","expires_in":5399}';
const cliquifyResponse =
  '{"success":true,"token":{"token_type":"Bearer","expires_in":2592000,"access_token":"eyJ0eXAiOiJKV1QiLCJhbGci..."}}';

const documented: Readonly<Record<string, Documented>> = {
  clayton: {
    vendor: CLAYTON,
    practice: [
      'POST http://localhost:6285/clayton/oauth2/token',
      form,
      '?code=CODE',
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=authorization_code',
      'redirect_uri=http://localhost:6285/clayton/authorized',
      'scope=workspace',
    ],
    real: [
      'POST https://app.clayton.io/oauth2/token',
      form,
      '?code=CODE',
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=authorization_code',
      'redirect_uri=https://app.clayton.io/authorized',
      'scope=workspace',
    ],
    seconds: 5399,
    response: claytonResponse,
  },
  'code-reviews': {
    vendor: CODE_REVIEWS,
    practice: [
      'POST http://localhost:6285/code-reviews/oauth2/token',
      form,
      '?code=CODE',
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=authorization_code',
      'redirect_uri=http://localhost:6285/code-reviews/authorized',
      'scope=workspace',
    ],
    real: [
      'POST https://app.clayton.io/oauth2/token',
      form,
      '?code=CODE',
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=authorization_code',
      'redirect_uri=https://app.clayton.io/authorized',
      'scope=workspace',
    ],
    seconds: 5399,
    response: claytonResponse,
  },
  clarify: {
    vendor: CLARIFY,
    practice: [
      'POST http://localhost:6285/clarify/v1/oauth/token',
      form,
      'audience=http://localhost:6285/clarify/v1/',
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=client_credentials',
    ],
    real: [
      'POST https://api.clarify.io/v1/oauth/token',
      form,
      'audience=https://api.clarify.io/v1/',
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=client_credentials',
    ],
    seconds: 86_400,
    response:
      '{"access_token": "<YOUR_ACCESS_TOKEN>", "scope": "invoke:integration", "expires_in": 86400, "token_type": "Bearer"}',
  },
  cliquify: {
    vendor: CLIQUIFY,
    practice: [
      'POST http://localhost:6285/cliquify/oauth/access-token',
      form,
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=client_credentials',
    ],
    real: [
      'POST https://oauth.cliquify.me/oauth/access-token',
      form,
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=client_credentials',
    ],
    seconds: 2_592_000,
    response: cliquifyResponse,
  },
  'cliquify-json': {
    vendor: CLIQUIFY,
    practice: ['POST http://localhost:6285/cliquify/oauth/access-token', json, 'client_id=ID', 'client_secret=SECRET'],
    real: ['POST https://oauth.cliquify.me/oauth/access-token', json, 'client_id=ID', 'client_secret=SECRET'],
    seconds: 2_592_000,
    response: cliquifyResponse,
  },
  fyma: {
    vendor: FYMA,
    practice: [
      'POST http://localhost:6285/fyma/oauth/token',
      json,
      'audience=http://localhost:6285/fyma/api',
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=client_credentials',
    ],
    real: [
      'POST https://auth.fyma.ai/oauth/token',
      json,
      'audience=https://api.fyma.ai',
      'client_id=ID',
      'client_secret=SECRET',
      'grant_type=client_credentials',
    ],
    seconds: 86_400,
    response: '{"access_token": "ACCESS_TOKEN", "token_type": "Bearer", "expires_in": 86400}',
  },
};

const filled = (lines: Lines, values: Readonly<Record<string, string>>) =>
  lines.map((line) => line.replace(/\b(?:CODE|ID|SECRET|REFRESH)$/, (name) => values[name] ?? name));
const byCode = ['clayton', 'code-reviews'] as const;
const byClient = ['clarify', 'cliquify', 'cliquify-json', 'fyma'] as const;
const wayIn = (presetId: string) => documented[presetId] ?? expect.fail(`There is no row for ${presetId}`);

/** A run of a profile, up to its token. */
async function tokenOf({ services }: TestConsole, runId: string) {
  const { outcome } = await loadRun(services, runId);
  if (outcome.kind !== 'exchanged' || outcome.result.kind !== 'token') throw new Error(JSON.stringify(outcome));
  return loadToken(services, outcome.result.tokenId);
}

test.each(byCode)('%s: consent, the code that the vendor’s page shows, a token, a 200, a refresh', async (presetId) => {
  const { vendor, practice, seconds } = wayIn(presetId);
  const { console, spoken, profileId } = await openVendor(vendor, presetId);
  const { services, network } = console;
  const { client_id: ID, client_secret: SECRET } = spoken.dialect.facts;
  const { runId, consentUrl } = await begin(console, profileId);
  const shown = await press(spoken, consentUrl.slice(spoken.base.length), 'allow');
  const CODE = shown.searchParams.get('code') ?? '';
  expect(await pasteResponse(services, { runId, text: CODE })).toEqual({ kind: 'taken' });
  await exchangeCode(services, runId, patient);
  expect(linesOf(network.sent.at(-1))).toEqual(filled(practice, { CODE, ID, SECRET }));
  const token = await tokenOf(console, runId);
  expect((await loadRunView(services, runId))?.token?.lifetime).toMatchObject({ kind: 'known', seconds });
  expect(await sendFirst(console, profileId)).toMatchObject({ status: 200 });

  console.advance((seconds + 1) * 1000);
  expect(await sendFirst(console, profileId)).toMatchObject({ status: 401 });
  expect(await refreshToken(services, token.id, patient)).toMatchObject({ kind: 'refreshed' });
  const REFRESH = JSON.parse(token.response).refresh_token;
  expect(linesOf(network.sent.at(-1))).toEqual(
    filled(
      [
        practice[0] ?? '',
        form,
        'client_id=ID',
        'client_secret=SECRET',
        'grant_type=refresh_token',
        'refresh_token=REFRESH',
      ],
      { ID, SECRET, REFRESH },
    ),
  );
  expect(await sendFirst(console, profileId)).toMatchObject({ status: 200 });
});

test.each(byClient)('%s: a token, a 200, and another token once the first has ended', async (presetId) => {
  const { vendor, practice, seconds } = wayIn(presetId);
  const { console, spoken, profileId } = await openVendor(vendor, presetId);
  const { services, network } = console;
  const { client_id: ID, client_secret: SECRET } = spoken.dialect.facts;
  const renew = () => renewToken(services, { profileId, mayBeLast: false }, patient);
  const first = await renew();
  expect(first).toMatchObject({ kind: 'token', isNew: true });
  expect(linesOf(network.sent.at(-1))).toEqual(filled(practice, { ID, SECRET }));
  expect(await sendFirst(console, profileId)).toMatchObject({ status: 200 });
  console.advance((seconds - 60) * 1000);
  expect(await renew()).toEqual({ ...first, isNew: false });

  console.advance(120_000);
  expect(await sendFirst(console, profileId)).toMatchObject({ status: 401 });
  expect(await renew()).toMatchObject({ kind: 'token', isNew: true });
  expect(linesOf(network.sent.at(-1))).toEqual(filled(practice, { ID, SECRET }));
  expect(await sendFirst(console, profileId)).toMatchObject({ status: 200 });
});

test.each([
  ['clarify-basic', CLARIFY],
  ['fyma-legacy', FYMA],
] as const)('%s: no token; the first request goes with user name and password', async (presetId, vendor) => {
  const { console, spoken, profileId } = await openVendor(vendor, presetId);
  const { basic_user, basic_password } = spoken.dialect.facts;
  expect(await sendFirst(console, profileId)).toMatchObject({ status: 200 });
  expect(console.network.sent.map(({ headers }) => headers)).toEqual([
    expect.arrayContaining([['Authorization', `Basic ${btoa(`${basic_user}:${basic_password}`)}`]]),
  ]);
  await setProfileSecret(console.services, { id: profileId, field: 'password', text: 'wrong' });
  expect(await sendFirst(console, profileId)).toMatchObject({ status: 401 });
});

test.each([...byCode, ...byClient])('%s, the real side: the token request of the vendor’s page', async (presetId) => {
  const { real, seconds, response } = wayIn(presetId);
  const console = await openConsole();
  const { services, network } = console;
  const values = { integration: 'INTEGRATION' };
  const profileId = await createProfile(services, { kind: 'preset', id: presetId, at: 'real', values });
  await changeProfile(services, { id: profileId, change: { clientId: 'ID' } });
  await setProfileSecret(services, { id: profileId, field: 'clientSecret', text: 'SECRET' });
  const headers = { 'content-type': 'application/json' };
  network.meet({ kind: 'answer', response: new Response(response, { headers }) });
  const runId = await getTokenOf(console, profileId);
  expect(network.sent).toHaveLength(1);
  expect(linesOf(network.sent[0])).toEqual(real);
  const view = await loadRunView(services, runId);
  expect(view?.token).toMatchObject({ tokenType: 'Bearer', lifetime: { kind: 'known', seconds } });
});

/** As a person gets it: a consent first where the grant asks for one. */
async function getTokenOf(console: TestConsole, profileId: string): Promise<string> {
  const { services } = console;
  const { runId, consentUrl } = await begin(console, profileId);
  if (consentUrl === '') await sendTokenRequest(services, runId, patient);
  else {
    await pasteResponse(services, { runId, text: 'CODE' });
    await exchangeCode(services, runId, patient);
  }
  return runId;
}
