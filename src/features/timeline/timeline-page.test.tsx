import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { text } from '#call/template.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { giveListsAHeight } from '#ui/list-height.test-support.ts';
import { Toaster } from '#ui/toaster.tsx';
import { TimelinePage } from './timeline-page.tsx';

const openPages = setUpPages();
beforeAll(giveListsAHeight);

const page = (
  <>
    <TimelinePage />
    <Toaster />
  </>
);
const rows = () => within(screen.getByRole('table')).getAllByRole('link');

test('every call is listed, newest first; a filter narrows them down and stands in the address', async () => {
  const pages = await openPages();
  const { id: tokenId } = await pages.walkToToken();
  await pages.send(tokenId);
  const { place } = pages.show(page, { path: '/timeline' });

  expect(await screen.findByText('2 calls, newest first')).toBeTruthy();
  expect(rows().map(({ textContent }) => textContent)).toEqual(['/api/me', '/token']);
  await userEvent.selectOptions(screen.getByLabelText('Purpose'), 'token');
  expect(rows().map(({ textContent }) => textContent)).toEqual(['/token']);
  expect(place.address).toBe('/timeline?purpose=token');
  await userEvent.selectOptions(screen.getByLabelText('Status'), '5xx, server error');
  expect(screen.getByText('No call matches')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show all calls' }));
  expect(place.address).toBe('/timeline');
});

test('a call opens beside the log, what stands before and after it one press away', async () => {
  const pages = await openPages();
  const { id: tokenId } = await pages.walkToToken();
  await pages.send(tokenId);
  const { place } = pages.show(page, { path: '/timeline' });

  await userEvent.click(await screen.findByRole('link', { name: '/api/me' }));
  const inspector = screen.getByRole('complementary', { name: 'Call' });
  expect(await within(inspector).findByText('200')).toBeTruthy();
  await userEvent.keyboard('j');
  expect(await screen.findByRole('heading', { name: 'POST /token' })).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(place.address).toBe('/timeline');
});

test('a call that a lever of the practice provider changed says which; another server’s word for it counts for nothing', async () => {
  const pages = await openPages();
  const { id: tokenId } = await pages.walkToToken();
  const headers = { 'X-Practice-Lever': 'rate-limit, clock' };
  pages.browser.network.meet({ kind: 'answer', response: new Response('{}', { status: 429, headers }) });
  const callId = await pages.send(tokenId);
  const call = await pages.browser.services.vault.loadCall(callId);
  if (!call) throw new Error('No call');
  const foreign = { ...call, id: 'foreign', request: { ...call.request, url: text('https://api.example/me') } };
  await pages.browser.services.vault.put([{ kind: 'call', call: foreign }]);
  pages.show(page, { path: '/timeline' });

  expect(await screen.findByText('3 calls, newest first')).toBeTruthy();
  const marked = screen.getAllByText('lever: rate limit, clock');
  expect(marked.map((each) => within(each.closest('tr') as HTMLElement).getByRole('link').textContent)).toEqual([
    '/api/me',
  ]);
});

test('a deleted call is gone, and Undo brings it back', async () => {
  const pages = await openPages();
  const { id: tokenId } = await pages.walkToToken();
  const callId = await pages.send(tokenId);
  pages.show(page, { path: '/timeline', at: `/timeline?call=${callId}` });

  await userEvent.click(await screen.findByRole('button', { name: 'Delete this call' }));
  expect(await screen.findByText('1 call, newest first')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('2 calls, newest first')).toBeTruthy();
});

test('a call is sent again as it was, and what came back opens', async () => {
  const pages = await openPages();
  const { id: tokenId } = await pages.walkToToken();
  const callId = await pages.send(tokenId);
  const { place } = pages.show(page, { path: '/timeline', at: `/timeline?call=${callId}` });

  await userEvent.click(await screen.findByRole('button', { name: 'Send again' }));
  expect(await screen.findByText('3 calls, newest first')).toBeTruthy();
  await waitFor(() => expect(place.address).not.toBe(`/timeline?call=${callId}`));
});

test('a call opens as a request to be changed', async () => {
  const pages = await openPages();
  const { id: tokenId } = await pages.walkToToken();
  const callId = await pages.send(tokenId);
  const { place } = pages.show(page, { path: '/timeline', at: `/timeline?call=${callId}` });

  await userEvent.click(await screen.findByRole('button', { name: 'Open as request' }));
  await waitFor(() => expect(place.address).toMatch(/^\/requests\/new\/[\da-f]{32}$/));
});

test('what a call carried and is deleted can’t be sent again, and that is said', async () => {
  const pages = await openPages();
  const { id: tokenId, accessToken } = await pages.walkToToken();
  const callId = await pages.send(tokenId);
  await pages.browser.services.vault.remove([{ store: 'secret', id: accessToken.id }]);
  pages.show(page, { path: '/timeline', at: `/timeline?call=${callId}` });

  await userEvent.click(await screen.findByRole('button', { name: 'Send again' }));
  expect(await screen.findByText(/the access token it carried is deleted/)).toBeTruthy();
});

test('a call shows as a curl command that holds no secret', async () => {
  const pages = await openPages();
  const { id: tokenId } = await pages.walkToToken();
  const callId = await pages.send(tokenId);
  pages.show(page, { path: '/timeline', at: `/timeline?call=${callId}` });

  await userEvent.click(await screen.findByRole('button', { name: 'Copy as curl' }));
  const dialog = await screen.findByRole('dialog', { name: 'Copy as curl' });
  expect(await within(dialog).findByText(/Bearer/)).toBeTruthy();
  expect(within(dialog).getByText('The access token.')).toBeTruthy();
  expect(pages.leaksIn(document.body.innerHTML)).toEqual([]);
});

test('a link to a call of another device says so, and an empty log what will appear', async () => {
  const pages = await openPages();
  const { unmount } = pages.show(page, { path: '/timeline', at: '/timeline?call=elsewhere' });
  expect(await screen.findByText('This call is not on this device.')).toBeTruthy();
  unmount();
  pages.show(page, { path: '/timeline' });
  expect(await screen.findByText('No calls yet')).toBeTruthy();
});
