import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Profile } from '#oauth/profile.ts';
import { button, path, RequestPages, setUpRequests } from './request-page.test-support.tsx';

const { openPages } = setUpRequests();

/** A profile of Fyma's old way in, at the practice provider; no token is on the device. */
async function openBasic(change: Partial<Profile> = {}) {
  const pages = await openPages();
  const { services, network } = pages.browser;
  const id = await pages.makePreset('fyma-legacy');
  const made = (await services.vault.loadProfile(id)) ?? expect.fail('no profile');
  const profile = { ...made, ...change };
  await services.vault.put([{ kind: 'profile', profile }]);
  const show = (state?: unknown) => pages.show(<RequestPages />, { ...path, at: `${path.at}?profile=${id}`, state });
  return { ...pages, network, id, profile, show };
}

const cameras = 'http://localhost:6285/fyma/api/tracking-cameras';
// What the vendor's page says to send: token ID and secret, as any client builds it.
const proof = `Basic ${btoa('fyma-practice-token-id:fyma-practice-token-secret')}`;

test('the first request of a profile whose API takes HTTP Basic goes without a token', async () => {
  const { network, show, profile } = await openBasic();
  network.meet({ kind: 'answer', response: Response.json([{ id: 'c1' }]) });
  show({ sendOnArrival: true });
  expect((await screen.findByRole('group', { name: 'Response body' })).textContent).toContain('"c1"');
  expect(network.sent).toHaveLength(1);
  expect(network.sent[0]).toMatchObject({ method: 'GET', url: cameras });
  expect(network.sent[0]?.headers).toContainEqual(['Authorization', proof]);
  const strip = screen.getAllByText(/Basic, as/)[0];
  expect(strip?.textContent).toBe(`${profile.name} Basic, as fyma-practice-token-id`);
  expect(document.documentElement.outerHTML).not.toContain('fyma-practice-token-secret');
  expect(document.documentElement.outerHTML).not.toContain(btoa('fyma-practice-token-id:').slice(0, 20));
  expect(screen.queryByText(/no token yet/)).toBeNull();
});

test('a 401 speaks of user name and password, and leads to the profile', async () => {
  const { network, show } = await openBasic();
  const headers = { 'www-authenticate': 'Basic realm="Fyma"' };
  network.meet({ kind: 'answer', response: new Response(null, { status: 401, headers }) });
  const { place } = show();
  await userEvent.click(await button(/^Send/));
  const verdict = await screen.findByRole('alert');
  expect(within(verdict).getByRole('heading').textContent).toBe('The API does not accept this user name and password.');
  expect(verdict.textContent).toContain('Basic, realm “Fyma”');
  expect(verdict.textContent).not.toMatch(/token(?! ?-)/i);
  await userEvent.click(within(verdict).getByRole('button', { name: 'Edit profile' }));
  await waitFor(() => expect(place.address).toMatch(/^\/profiles\//));
});

test('a password that is missing stops the request, and is put in where it is missed', async () => {
  const { network, show, id, profile } = await openBasic({ password: null });
  show({ sendOnArrival: true });
  await screen.findByText('Nothing was sent.', { exact: false });
  expect(screen.getByText(`${profile.name} has no password yet.`)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open the profile' }).getAttribute('href')).toBe(`/profiles/${id}#password`);
  expect(network.sent).toEqual([]);
  await userEvent.type(screen.getByLabelText('The password'), 'fyma-practice-token-secret{Enter}');
  await waitFor(() => expect(screen.queryByText(/has no password yet/)).toBeNull());
  network.meet({ kind: 'answer', response: Response.json([]) });
  await userEvent.click(await button(/^Send/));
  await waitFor(() => expect(network.sent).toHaveLength(1));
});
