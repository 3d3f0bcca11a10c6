import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { meanwhile } from '#queries/pages.test-support.tsx';
import { button, path, RequestPages, setUpRequests } from './request-page.test-support.tsx';

const { openRequest } = setUpRequests();

/** The request pages, a way out of them, and the way back that sends. */
function PagesToLeave() {
  return (
    <>
      <Link to="/">Leave</Link>
      <Link to={path.at} state={{ sendOnArrival: true }}>
        Come back
      </Link>
      <Routes>
        <Route path="/requests/*" element={<RequestPages />} />
        <Route path="/" element={null} />
      </Routes>
    </>
  );
}

test.each([[false], [true]])(
  '"Send first request" sends once on arrival, and not on a reload (strict mode: %s)',
  async (isStrict) => {
    const { show, apiCalls } = await openRequest();
    const { place, unmount } = show({ state: { sendOnArrival: true }, isStrict });
    await screen.findByRole('group', { name: 'Response body' });
    expect(apiCalls()).toHaveLength(1);
    expect(place).toEqual({ address: expect.stringMatching(/^\/requests\/scratch\/first-practice-/), state: null });
    unmount();
    show({ state: place.state, isStrict });
    await screen.findByRole('group', { name: 'Response body' });
    expect(apiCalls()).toHaveLength(1);
  },
);

test('Esc hangs up; the call reads as cancelled', async () => {
  const { browser, show } = await openRequest();
  show();
  const held = browser.network.holdNext();
  await userEvent.click(await button(/^Send/));
  await meanwhile(() => held.isMade);
  await userEvent.keyboard('{Escape}');
  expect(await screen.findByRole('heading', { name: /cancelled/ })).toBeTruthy();
  expect(await button(/^Send/)).toBeTruthy();
});

test('Send keeps its place while a call runs, and a press on it sends nothing more', async () => {
  const { browser, show, apiCalls } = await openRequest();
  show();
  const send = await button(/^Send/);
  const held = browser.network.holdNext();
  await userEvent.click(send);
  await meanwhile(() => held.isMade);
  expect((await button('Sending')) === send).toBe(true);
  expect([send.getAttribute('aria-busy'), document.activeElement === send]).toEqual(['true', true]);
  await userEvent.click(send);
  await meanwhile(held.release);
  await screen.findByRole('group', { name: 'Response body' });
  expect((await button(/^Send(?!ing)/)) === send).toBe(true);
  expect(apiCalls()).toHaveLength(1);
});

test('Esc during a refresh lets go at once, and the refreshed token is not lost', async () => {
  const { browser, show, token, apiCalls } = await openRequest();
  browser.advance(132_000);
  show();
  await userEvent.click(await button(/^Send/));
  const retry = await button('Refresh and retry');
  const held = browser.network.holdNext();
  await userEvent.click(retry);
  await meanwhile(() => held.isMade);
  await userEvent.keyboard('{Escape}');
  expect(await button(/^Send/)).toBeTruthy();
  await meanwhile(held.release);
  await waitFor(async () => expect(await browser.services.vault.loadChildOf(token.id)).not.toBeNull());
  expect(apiCalls()).toHaveLength(1);
});

test('with all connections taken a call stands in line, says so, and can be let go of', async () => {
  const { browser, show, send, token, apiCalls } = await openRequest();
  show();
  const press = await button(/^Send/);
  const held = Array.from({ length: 4 }, () => browser.network.holdNext());
  const others = Promise.all(held.map(() => send(token.id)));
  await meanwhile(() => Promise.all(held.map(({ isMade }) => isMade)));
  await userEvent.click(press);
  expect((await screen.findAllByText('Waiting for a free connection')).length).toBeGreaterThan(0);
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByText('Waiting for a free connection')).toBeNull());
  await meanwhile(async () => {
    for (const { release } of held) release();
    await others;
  });
  expect(apiCalls()).toHaveLength(4);
});

test('the send key sends, and not a second time while a call runs', async () => {
  const { browser, show, apiCalls } = await openRequest();
  show();
  await button(/^Send/);
  const held = browser.network.holdNext();
  fireEvent.keyDown(document.body, { key: 'Enter', metaKey: true });
  await meanwhile(() => held.isMade);
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  await meanwhile(held.release);
  await screen.findByRole('group', { name: 'Response body' });
  expect(apiCalls()).toHaveLength(1);
});

test('a held key sends once', async () => {
  const { show, apiCalls } = await openRequest();
  show();
  await button(/^Send/);
  const hold = () => fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true, repeat: true });
  hold();
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  hold();
  await screen.findByRole('group', { name: 'Response body' });
  hold();
  await meanwhile(() => {});
  expect(apiCalls()).toHaveLength(1);
});

test('the send key rests while a refresh runs', async () => {
  const { browser, show, apiCalls } = await openRequest();
  browser.advance(132_000);
  show();
  await userEvent.click(await button(/^Send/));
  const retry = await button('Refresh and retry');
  const held = browser.network.holdNext();
  await userEvent.click(retry);
  await meanwhile(() => held.isMade);
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  await meanwhile(held.release);
  await screen.findByText('sent again after a refresh');
  expect(apiCalls()).toHaveLength(2);
});

test('what the address asks for is what is sent, and it stays in the address', async () => {
  const { browser, show, walkToToken, token, apiCalls } = await openRequest();
  browser.advance(1000);
  await walkToToken();
  const at = `${path.at}?token=${token.id}`;
  const { place } = show({ at, state: { sendOnArrival: true } });
  await screen.findByRole('group', { name: 'Response body' });
  const accessToken = (await browser.services.vault.open(token.accessToken)).reveal();
  expect(apiCalls().map(({ headers }) => headers)).toEqual([
    expect.arrayContaining([['Authorization', `Bearer ${accessToken}`]]),
  ]);
  expect(place).toEqual({ address: expect.stringMatching(new RegExp(`\\?token=${token.id}$`)), state: null });
});

test('one that arrives with a new token sends with that, though the page was left with a dead one', async () => {
  const { browser, time, show, walkToToken, apiCalls } = await openRequest();
  const { place } = show({ page: <PagesToLeave />, path: '/*', at: path.at });
  browser.advance(132_000);
  time.advance(132_000);
  await button(/^Refresh and send/);
  const at = place.address;
  await userEvent.click(screen.getByRole('link', { name: 'Leave' }));
  const token = await walkToToken();
  await userEvent.click(screen.getByRole('link', { name: 'Come back' }));
  await screen.findByRole('group', { name: 'Response body' });
  expect(place.address).toBe(at);
  const accessToken = (await browser.services.vault.open(token.accessToken)).reveal();
  expect(apiCalls()).toMatchObject([{ headers: expect.arrayContaining([['Authorization', `Bearer ${accessToken}`]]) }]);
  expect(browser.tokenRequests().map((sent) => sent.get('grant_type'))).not.toContain('refresh_token');
});
