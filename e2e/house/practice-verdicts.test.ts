// Every way in which the practice API can die, through a real proxy, up to the words on screen: across rooms that may
// not know each other.
import { clientCredentialsGrant } from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallRequest } from '#call/call.ts';
import { viewCall } from '#call/call-view.ts';
import { text } from '#call/template.ts';
import { diagnoseCall } from '#diagnosis/diagnose-call.ts';
import { type ServedPractice, servePractice } from '#practice/serve-practice.test-support.ts';
import { WAYS_TO_BREAK } from '#practice/standard/api/ways-to-break.ts';
import { discoverPractice } from '#practice/standard/strict-client.test-support.ts';
import { callThrough, startProxy } from '#proxy/proxy.test-support.ts';

let proxy: Awaited<ReturnType<typeof startProxy>>;
let practice: ServedPractice;
let authorization = '';
beforeAll(async () => {
  proxy = await startProxy();
  practice = await servePractice([proxy.origin]);
  const { origin } = practice;
  const grant = await clientCredentialsGrant(await discoverPractice(origin), { resource: `${origin}/api` });
  authorization = `Bearer ${grant.access_token}`;
});
afterAll(() => Promise.all([proxy.close(), practice.close()]));

/** The verdict on a call to the practice API that dies as told, as the request page gives it. */
async function verdictOn(how: string) {
  const url = `${practice.origin}/api/break?how=${how}&after=20`;
  const limits = { headersMs: 300, idleMs: 300 };
  const { head, body, wireBody, end, hops } = await callThrough(proxy.port, {
    url,
    headers: [['Authorization', authorization]],
    limits,
  });
  const request: CallRequest = { method: 'GET', url: text(url), headers: [], body: { kind: 'none' } };
  const ids = { id: 'c', purpose: 'api', profileId: 'p', tokenId: null, requestId: null, retryOf: null } as const;
  const times = { sentAt: 0, receivedAt: 1 };
  const kept = { largeBody: null, isBodyDropped: false, echoes: null, readBy: null };
  const bodies = { body, wireBody: wireBody.length > 0 ? wireBody : null, ...kept };
  return diagnoseCall(viewCall({ ...ids, ...times, ...bodies, ...end, request, head, hops }), null);
}

const headlines: Readonly<Record<string, RegExp>> = {
  reset: /broke the connection off\.$/,
  'early-end': /ended early\.$/,
  'header-only': /ended early\.$/,
  'half-head': /ended early\.$/,
  'hang-up': /hung up without an answer\.$/,
  'not-http': /did not answer in HTTP\.$/,
  'bad-header': /sent a header line that is none\.$/,
  'two-lengths': /named the length of its answer twice\.$/,
  chunk: /broke its own chunked coding\.$/,
  'slow-headers': /did not answer in time\.$/,
  stall: /stopped in mid-answer\.$/,
  'bad-gzip': /^The body of the answer is damaged\.$/,
  'bad-json': /^The answer says it is JSON and is none\.$/,
};

test.each(Object.keys(WAYS_TO_BREAK))('an API that dies by %s is told by its cause', async (how) => {
  const verdict = await verdictOn(how);
  expect(verdict?.headline).toMatch(headlines[how] ?? /^never$/);
  expect(verdict?.evidence).not.toHaveLength(0);
});
