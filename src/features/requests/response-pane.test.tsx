import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentProps, useState } from 'react';
import { expect, test } from 'vitest';
import type { Call } from '#call/call.ts';
import { viewCall } from '#call/call-view.ts';
import { apiCall, hopTo, tlsWith } from '#panes/call.test-support.ts';
import { button, partTab, setUpRequests } from './request-page.test-support.tsx';
import { ResponsePane } from './response-pane.tsx';

const { openPages, openRequest } = setUpRequests();

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

const head = {
  status: 200,
  reason: 'OK',
  httpVersion: '1.1',
  rawHeaders: [['Content-Type', 'text/event-stream']],
} as const;
/** Each other event is a report. */
const stream = new TextEncoder().encode(
  Array.from({ length: 10 }, (_, at) => `id: ${at}\nevent: ${at % 2 ? 'report' : 'reading'}\ndata: ${at}.5\n\n`).join(
    '',
  ),
);
const nothing = () => undefined;

type PaneProps = ComponentProps<typeof ResponsePane>;

/** The pane of a request whose answers are streams: what comes in, what ends, and what is stored in between. */
async function showStreams() {
  const { browser, show } = await openPages();
  let set: (change: Partial<PaneProps>) => void = nothing;
  function Pane() {
    const [props, setProps] = useState<Partial<PaneProps>>({});
    set = (change) => setProps((before) => ({ ...before, ...change }));
    return (
      <ResponsePane
        call={undefined}
        progress={null}
        live={null}
        isLost={false}
        tokenLeft={null}
        onCancel={nothing}
        onFollow={nothing}
        awaited="api.example"
        retry={{ isPending: false } as PaneProps['retry']}
        onSend={nothing}
        onChooseAuth={nothing}
        {...props}
      />
    );
  }
  show(<Pane />, { path: '/' });
  const change = (props: Partial<PaneProps>) => act(async () => set(props));
  return {
    change,
    begin: (sentAt: number) =>
      change({
        progress: 'sending',
        live: {
          sentAt,
          hops: [],
          head,
          receivedBytes: stream.length,
          shownBytes: stream.length,
          chunks: [{ bytes: stream, at: sentAt }],
          isCut: false,
        },
      }),
    async store(sentAt: number) {
      const call = apiCall({ id: `stream ${sentAt}`, sentAt, head, body: stream });
      await browser.services.vault.put([{ kind: 'call', call }]);
      await change({ call: viewCall(call) });
      await screen.findByText('10 events, newest first');
    },
  };
}

const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find in events' });
const foundRow = () => document.querySelector('li.bg-selected')?.textContent;

test('what is looked for in a stream is looked for in its answer, at the same hit, however often one sends', async () => {
  const { begin, change, store } = await showStreams();
  for (const sentAt of [1, 2, 3]) {
    await begin(sentAt);
    expect(field().value).toBe('');
    await userEvent.type(field(), 'report{Enter}{Enter}');
    expect(foundRow()).toContain('5.5');
    await change({ live: null });
    await change({ progress: null });
    await store(sentAt);
    expect(field().value).toBe('report');
    expect(screen.getAllByText('3 of 5')).not.toHaveLength(0);
    expect(foundRow()).toContain('5.5');
  }
});

test('a search that was cleared does not come back; one that was not is there after another part was shown', async () => {
  const { begin, change, store } = await showStreams();
  await begin(1);
  await userEvent.type(field(), 'report');
  await change({ live: null, progress: null });
  await store(1);
  const lookAway = async () => {
    await userEvent.click(await partTab(/^Headers/));
    await userEvent.click(await partTab('Body'));
    await screen.findByText('10 events, newest first');
  };
  await lookAway();
  expect(field().value).toBe('report');
  await userEvent.clear(field());
  await lookAway();
  expect(field().value).toBe('');
});

test('what is written as a stream ends is never a key of the page: the focus is in the field all the while', async () => {
  const { begin, change, store } = await showStreams();
  await begin(1);
  await userEvent.type(field(), 're');
  const seen = new Set<Element | null>();
  const look = () => seen.add(document.activeElement);
  const looks = new MutationObserver(look);
  looks.observe(document.body, { childList: true, subtree: true });
  await change({ live: null });
  await userEvent.keyboard('p');
  await change({ progress: null });
  await userEvent.keyboard('o');
  await store(1);
  await userEvent.keyboard('rt');
  looks.disconnect();
  expect(seen).not.toContain(document.body);
  expect(document.activeElement).toBe(field());
  expect(field().value).toBe('report');
});

test('a stream whose call was not kept does not stand there for ever', async () => {
  const { begin, change } = await showStreams();
  await begin(1);
  await change({ live: null, progress: null });
  expect(field()).toBeTruthy();
  await change({ isLost: true });
  expect(screen.getByText('Not sent yet')).toBeTruthy();
});

test('where another part was chosen before, the answer of a stream that is searched opens with its events', async () => {
  const { begin, change, store } = await showStreams();
  await begin(1);
  await change({ live: null, progress: null });
  await store(1);
  await userEvent.click(await partTab(/^Headers/));
  await begin(2);
  await userEvent.type(field(), 're');
  await change({ live: null, progress: null });
  await store(2);
  await userEvent.keyboard('port');
  expect(field().value).toBe('report');
});
