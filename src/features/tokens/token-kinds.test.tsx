import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { giveListsAHeight } from '#ui/list-height.test-support.ts';
import { TokensPage } from './tokens-page.tsx';

const openPages = setUpPages();
beforeAll(giveListsAHeight);

const encode = (part: object) =>
  btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const jwt = (claims: object) => `${encode({ alg: 'RS256' })}.${encode(claims)}.c2ln`;

/** The page of a token that came with a response of one's own. */
async function openToken(members: (receivedAt: number) => object, search = '') {
  const pages = await openPages();
  const token = await pages.walkToToken();
  const response = JSON.stringify(members(token.receivedAt));
  const idToken = response.includes('id_token') ? token.idToken : null;
  await pages.browser.services.vault.put([{ kind: 'token', token: { ...token, id: 'kind', response, idToken } }]);
  const time = createTestClock(token.receivedAt);
  pages.show(<TokensPage />, {
    path: '/tokens/:tokenId?',
    at: `/tokens/kind${search}`,
    around: (page) => <ClockContext value={time.clock}>{page}</ClockContext>,
  });
  await screen.findByRole('tablist', { name: 'Token details' });
  return { ...pages, token, time };
}

const bar = () => screen.getByRole('img', { name: /^Lifetime of the token/ });

test('an opaque token works as well: unknown is said, large, and its lifetime comes first', async () => {
  const { browser, send, time } = await openToken(() => ({ access_token: 'opaque' }));
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Lifetime');
  expect(screen.getByText('unknown', { selector: 'time.text-26' })).toBeTruthy();
  expect(screen.getByText('Only a call can tell whether it works.')).toBeTruthy();
  expect(bar().getAttribute('aria-label')).toContain('end unknown');
  const sources = screen.getByRole('list', { name: 'Sources of the lifetime' });
  expect(sources.textContent).toMatch(/expires_in.*not received.*JWT exp.*none/);
  expect(within(sources).queryByText('counted by')).toBeNull();
  time.advance(86_400_000);
  expect(screen.getByText('unknown', { selector: 'time.text-26' })).toBeTruthy();
  await send('kind');
  expect(await screen.findByText(/^worked at/)).toBeTruthy();
  browser.network.meet({ kind: 'answer', response: new Response(null, { status: 401 }) });
  browser.advance(1000);
  await send('kind');
  expect(await screen.findByText(/^refused at/)).toBeTruthy();
});

test('the exp of a JWT is a claim where the response says nothing: a mark, never a countdown', async () => {
  await openToken((at) => ({ access_token: jwt({ exp: Math.floor(at / 1000) + 600 }) }), '?tab=lifetime');
  expect(screen.getByText('unknown', { selector: 'time.text-26' })).toBeTruthy();
  expect(screen.getByText('No end is known; marks are claims')).toBeTruthy();
  expect(screen.getByText(/by JWT exp/)).toBeTruthy();
});

test('sources that disagree are said to, and the countdown stays with expires_in', async () => {
  const members = (at: number) => ({ access_token: jwt({ exp: Math.floor(at / 1000) + 3600 }), expires_in: 120 });
  await openToken(members, '?tab=lifetime');
  expect(screen.getByText('2:00', { selector: 'time.text-40' })).toBeTruthy();
  expect(await screen.findByText('2 disagree')).toBeTruthy();
  expect(screen.getByText(/^The JWT’s exp is 5[78]m\d\ds later than expires_in says\./)).toBeTruthy();
});

test.each([
  ['opaque', { access_token: 'opaque' }, 'This token is opaque.'],
  [
    'encrypted',
    { access_token: `${encode({ alg: 'dir', enc: 'A256GCM' })}..aXY.Y2k.dGFn` },
    'This token is encrypted.',
  ],
  ['damaged', { access_token: `${encode({ alg: 'RS256' })}.e.c2ln` }, 'This token looks like a JWT and is none.'],
])('a token that is %s is named as such; nothing of a signature is said', async (_, members, title) => {
  await openToken(() => members, '?tab=decoded');
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.queryByText(/Signature/)).toBeNull();
});

test('the header of an encrypted token is shown', async () => {
  const header = { alg: 'dir', enc: 'A256GCM', kid: '<b>' };
  await openToken(() => ({ access_token: `${encode(header)}..aXY.Y2k.dGFn` }), '?tab=decoded');
  expect(screen.getByRole('heading', { name: 'JWE header' })).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Token header' }).textContent).toContain('"kid": "<b>"');
});

test('the ID token of an opaque access token is one press away', async () => {
  await openToken(() => ({ access_token: 'opaque', id_token: jwt({ sub: 'pat' }) }), '?tab=decoded');
  await userEvent.click(await screen.findByRole('radio', { name: 'ID token' }));
  expect((await screen.findByRole('list', { name: 'Claims' })).textContent).toContain('"pat"');
});

test('the calls of a signature check are shown', async () => {
  const pages = await openPages();
  const token = await pages.walkToToken();
  pages.show(<TokensPage />, { path: '/tokens/:tokenId?', at: `/tokens/${token.id}?tab=decoded` });
  await userEvent.click(await screen.findByRole('button', { name: 'Check signature' }));
  const calls = await screen.findByRole('list', { name: 'Calls of the check' });
  expect(calls.textContent).toContain('200GET http://localhost:6285/jwks');
});
