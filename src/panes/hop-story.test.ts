import { expect, test } from 'vitest';
import type { HopView } from '#call/call-view.ts';
import { changedPart, tellHops } from './hop-story.ts';

const phases = { dnsMs: null, tcpMs: null, tlsMs: null, waitingMs: null, downloadMs: null, totalMs: 20 };

function hop(url: string, nextUrl: string, change: Partial<HopView> = {}): HopView {
  return {
    method: 'GET',
    url,
    nextUrl,
    status: 302,
    reason: 'Found',
    responseHeaders: [],
    droppedHeaders: [],
    isBodyDropped: false,
    phases,
    connection: 'new',
    remoteAddress: null,
    tls: null,
    viaProxy: null,
    ...change,
  };
}

function stagesOf(hops: HopView[], requestHeaderNames = ['Accept', 'Authorization']) {
  return tellHops({
    method: hops[0]?.method ?? 'GET',
    hops,
    head: { status: 401, reason: 'Unauthorized', httpVersion: '1.1' },
    lastUrl: hops.at(-1)?.nextUrl ?? 'https://a.example/',
    requestHeaderNames,
    phases: { ...phases, totalMs: 100 },
  });
}

const words = (hops: HopView[], names?: string[]) =>
  stagesOf(hops, names).map(({ notes }) => notes.map((note) => `${note.what} ${note.words}`).join(', '));

test('a token that a redirect dropped stays dropped', () => {
  const hops = [
    hop('http://a.example/me', 'https://a.example/me', { droppedHeaders: ['authorization'] }),
    hop('https://a.example/me', 'https://a.example/me/'),
  ];
  expect(words(hops)).toEqual([
    'Authorization sent, in clear text',
    'Authorization dropped: http became https',
    'Authorization dropped',
  ]);
  expect(stagesOf(hops).map(({ status, totalMs }) => [status, totalMs])).toEqual([
    [302, 20],
    [302, 20],
    [401, 100],
  ]);
});

test.each([
  ['https://a.example/', 'https://b.example/', 'Authorization dropped: a.example became b.example'],
  ['https://a.example/', 'https://a.example:8443/', 'Authorization dropped: another port, 8443'],
  ['https://a.example:8443/', 'https://a.example/', 'Authorization dropped: another port, 443'],
  ['nonsense', 'https://a.example/', 'Authorization dropped: another origin'],
])('from %s to %s', (url, nextUrl, told) =>
  expect(words([hop(url, nextUrl, { droppedHeaders: ['Authorization'] })])[1]).toBe(told),
);

test('on the same origin everything goes along; this machine is no clear text', () => {
  expect(words([hop('http://localhost:1/a', 'http://localhost:1/b')])).toEqual([
    'Authorization sent',
    'Authorization sent',
  ]);
});

test('other credentials and the body are told where they were dropped', () => {
  const hops = [
    hop('https://a.example/', 'https://b.example/', {
      method: 'POST',
      droppedHeaders: ['x-api-key'],
      isBodyDropped: true,
    }),
  ];
  const names = ['X-Api-Key', 'Accept'];
  expect(words(hops, names)[1]).toBe('X-Api-Key dropped: a.example became b.example, Body dropped: POST became GET');
  expect(stagesOf(hops, names).map(({ method }) => method)).toEqual(['POST', 'GET']);
});

test.each<[url: string, before: string | null, cut: readonly [string, string, string]]>([
  ['https://a.example/', null, ['https://a.example/', '', '']],
  ['https://a.example/me', 'http://a.example/me', ['http', 's', '://a.example/me']],
  ['https://a.example/me/', 'https://a.example/me', ['https://a.example/me', '/', '']],
  ['https://b.example/me', 'https://a.example/me', ['https://', 'b', '.example/me']],
  ['aa', 'aaa', ['aa', '', '']],
])('what changed in %s after %s', (url, before, cut) => expect(changedPart(url, before)).toEqual(cut));
