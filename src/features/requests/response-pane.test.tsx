import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Call } from '#call/call.ts';
import { apiCall, hopTo, tlsWith } from '#panes/call.test-support.ts';
import { button, partTab, setUpRequests } from './request-page.test-support.tsx';

const { openRequest } = setUpRequests();

/** The page over a call that was made. */
async function show(change: Partial<Call>) {
  const pages = await openRequest();
  await pages.putCall(apiCall(change));
  const view = pages.show();
  await partTab('Body');
  return view;
}

test('redirects that were followed: each address, its status, what became of the token', async () => {
  const markup = 'https://c.example/<img src=x>';
  const { container } = await show({
    hops: [
      hopTo('https://a.example/me', 'https://b.example/me', { droppedHeaders: ['authorization'] }),
      hopTo('https://b.example/me', markup),
    ],
  });
  const hops = screen.getByRole('list', { name: 'Hops' });
  expect(
    within(hops)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringMatching(/GET https:\/\/a\.example\/me.*Authorization sent.*302/),
    expect.stringMatching(/GET https:\/\/b\.example\/me.*Authorization dropped: a\.example became b\.example.*302/),
    expect.stringMatching(/GET https:\/\/c\.example\/<img src=x>.*Authorization dropped.*200/),
  ]);
  expect(container.querySelector('img')).toBeNull();
});

test('without a redirect there are no hops', async () => {
  await show({});
  expect(screen.queryByRole('list', { name: 'Hops' })).toBeNull();
});

test('the connection: address, TLS, each certificate and how long it is valid', async () => {
  await show({ tls: tlsWith({ issuer: 'Example CA', altNames: ['api.example', '<b>x</b>'] }, null) });
  await userEvent.click(await partTab('Connection'));
  expect(screen.getByText('203.0.113.24:443')).toBeTruthy();
  expect(screen.getByText('TLSv1.3, TLS_AES_128_GCM_SHA256')).toBeTruthy();
  expect(screen.getByText('Trusted')).toBeTruthy();
  const chain = screen.getByRole('list', { name: 'Certificate chain' });
  expect(chain.textContent).toContain('Issued byExample CA');
  expect(chain.textContent).toContain('44 days left');
  expect(chain.textContent).toContain('api.example, <b>x</b>');
});

test('a certificate that nobody vouches for is a warning, wherever one looks', async () => {
  await show({ tls: tlsWith({}, 'DEPTH_ZERO_SELF_SIGNED_CERT') });
  expect(screen.getByText(/Not verified: .*DEPTH_ZERO_SELF_SIGNED_CERT/)).toBeTruthy();
  await userEvent.click(await partTab('Connection'));
  expect(screen.getByText('Not trusted')).toBeTruthy();
  expect(screen.getByRole('list', { name: 'Certificate chain' }).textContent).toContain('Issued byitself');
});

test.each<[change: Partial<Call>, words: string]>([
  [{}, '11 B'],
  [
    {
      coding: { codings: ['gzip'], outcome: 'decoded' },
      sizes: { requestBytes: 0, responseBytes: 12_288, decodedBytes: 81_920 },
    },
    'gzip, 12.0 KB on the wire, 80.0 KB decoded',
  ],
  [
    {
      coding: { codings: ['zpaq', 'br'], outcome: 'unknown-coding' },
      sizes: { requestBytes: 0, responseBytes: 2048, decodedBytes: 2048 },
    },
    'zpaq, br, 2.0 KB on the wire, not decoded',
  ],
])('what the body went through: %j', async (change, words) => {
  await show(change);
  expect(screen.getByText(words)).toBeTruthy();
});

const redirect = (location: string) => ({ status: 302, headers: { location } });

test.each([
  ['/me/', 'http://localhost:6285/me/', 'The same origin: the token goes along.'],
  ['https://other.example/<b>', 'https://other.example/%3Cb%3E', /^Another origin: the token .* stay behind\.$/],
])('a redirect to %s is not followed until one says so', async (location, leadsTo, words) => {
  const { browser, show, apiCalls } = await openRequest();
  browser.network.meet({ kind: 'answer', response: new Response(null, redirect(location)) });
  show();
  await userEvent.click(await button(/^Send/));
  const box = await screen.findByRole('region', { name: 'Redirect' });
  expect(box.textContent).toContain(leadsTo);
  expect(within(box).getByText(words)).toBeTruthy();
  // Of two calls in one millisecond neither is the later one.
  browser.advance(1);
  await userEvent.click(within(box).getByRole('button', { name: 'Follow redirects' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Redirect' })).toBeNull());
  expect(apiCalls().map(({ redirects }) => redirects)).toEqual(['manual', 'follow']);
});
