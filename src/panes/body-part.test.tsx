import { act, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Call } from '#call/call.ts';
import { viewCall } from '#call/call-view.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { useAvailableCommands } from '#ui/commands.ts';
import { BodyPart } from './body-part.tsx';
import { apiCall } from './call.test-support.ts';

const openPages = setUpPages();

/** The body of a call that was made and is kept. */
async function showBody(contentType: string, body: string, change: Partial<Call> = {}) {
  const { browser, show } = await openPages();
  const head = { status: 200, reason: 'OK', httpVersion: '1.1', rawHeaders: [['Content-Type', contentType]] } as const;
  const call = apiCall({ head, body: new TextEncoder().encode(body), ...change });
  await browser.services.vault.put([{ kind: 'call', call }]);
  return show(<BodyPart call={viewCall(call)} />, { path: '/' });
}

test('a stream that was cancelled: its events newest first, one opened, secrets masked, where it ended', async () => {
  const stream = ': hi\n\nid: 1\ndata: {"a":1}\n\nid: 2\nevent: grant\ndata: {"access_token":"hunter2hunter2"}\n\n';
  const { container } = await showBody('text/event-stream', stream, { ending: { kind: 'aborted' } });
  const [newest, oldest] = await screen.findAllByRole('button', { expanded: false });
  expect([newest?.textContent, oldest?.textContent]).toEqual([
    expect.stringMatching(/^2grant\{"access_token":"?•+/),
    '1message{"a":1}',
  ]);
  await userEvent.click(oldest as HTMLElement);
  expect(screen.getByRole('group', { name: 'Data of event 1' }).textContent).toContain('"a": 1');
  expect(container.textContent).toMatch(/Cancelled here, after 11 B/);
  expect(container.textContent).not.toContain('hunter2');
});

test('R28: what the request carried is hidden in tree, text and preview; the press that copies a value copies it', async () => {
  const body = '{"said":"hunter2hunter2","next":"ok"}';
  const echoes = { head: null, hops: [], body: [{ start: 9, end: 23, shown: '••••••••ter2' }] };
  const { container } = await showBody('application/json', body, { echoes });
  const row = await screen.findByRole('treeitem', { name: /said/ });
  expect(row.textContent).toContain('••••••••ter2');
  expect(container.textContent).not.toContain('hunter2');
  await userEvent.click(row);
  await userEvent.click(screen.getByRole('button', { name: 'Copy value' }));
  await waitFor(async () => expect(await navigator.clipboard.readText()).toBe('"hunter2hunter2"'));
  await userEvent.click(screen.getByRole('radio', { name: 'Raw' }));
  expect(screen.getByRole('group', { name: 'Response body' }).textContent).toContain('••••••••ter2');
  expect(container.textContent).not.toContain('hunter2');
  await userEvent.click(screen.getByRole('radio', { name: 'Hex' }));
  expect(await screen.findByText(/no secret in them is hidden here/)).toBeTruthy();
});

test('JSON on one line is laid out, read as it came, and what is looked for in one is looked for in the other', async () => {
  await showBody('application/json', '{"n":1.0e400,"list":[{"id":"ab"}]}');
  await userEvent.click(await screen.findByRole('radio', { name: 'Pretty' }));
  const shown = () => screen.getByLabelText('Response body').textContent;
  expect(shown()).toMatch(/"n": 1\.0e400,.*"id": "ab"/);
  expect(screen.getByText('7')).toBeTruthy();
  await userEvent.type(screen.getByRole('searchbox'), '"id"');
  expect(screen.getAllByText('1 of 1')).not.toHaveLength(0);
  await userEvent.click(screen.getByRole('radio', { name: 'Raw' }));
  expect(shown()).toContain('{"n":1.0e400,"list":[{"id":"ab"}]}');
  expect(screen.getAllByText('1 of 1')).not.toHaveLength(0);
});

test('XML on one line is laid out, its secrets hidden; as it came on a press', async () => {
  await showBody('application/soap+xml', '<a><b>1</b><access_token>hunter2hunter2</access_token></a>');
  const shown = () => screen.findByLabelText('Response body');
  expect((await shown()).textContent).toMatch(/<a> *2 {2}<b>1<\/b> *3 {2}<access_token>•+/);
  expect((await shown()).textContent).not.toContain('hunter2');
  await userEvent.click(screen.getByRole('radio', { name: 'Raw' }));
  expect((await shown()).textContent).toMatch(/<a><b>1<\/b><access_token>•+/);
});

test('what is called XML and is none is shown as it came, with what keeps it from that', async () => {
  await showBody('text/xml', '<a>\n<b></a>');
  expect(await screen.findByText(/shown as it came: line 2 closes <a> where <b> is open\./)).toBeTruthy();
  expect(screen.getByLabelText('Response body').textContent).toContain('<b></a>');
});

test.each([
  ['text/html', '<ul><li>a<li>b</ul>', ['Pretty', 'Raw', 'Preview', 'Hex']],
  ['image/svg+xml', '<svg><g><path/></g></svg>', ['Image', 'Pretty', 'Raw', 'Hex']],
])('%s is laid out, beside its other views', async (contentType, body, views) => {
  await showBody(contentType, body);
  const choice = await screen.findByRole('radiogroup', { name: 'View of the body' });
  expect(
    within(choice)
      .getAllByText(/^\w+$/)
      .map(({ textContent }) => textContent),
  ).toEqual(views);
  await userEvent.click(screen.getByRole('radio', { name: 'Pretty' }));
  // Four or five lines, each with its number.
  expect(await screen.findByText('4')).toBeTruthy();
});

test('another view begins with its first hit again: it counts its own', async () => {
  await showBody('application/json', '{"id":"id","list":[{"id":"ab"}]}');
  await userEvent.type(await screen.findByRole('searchbox'), 'id{Enter}');
  expect(screen.getAllByText(/^2 of /)).not.toHaveLength(0);
  await userEvent.click(screen.getByRole('radio', { name: 'Raw' }));
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('id');
  expect(screen.getAllByText(/^1 of /)).not.toHaveLength(0);
});

test('the palette finds in a view of text, and offers it in no other', async () => {
  await showBody('application/json', '{"id":1}');
  await screen.findByRole('searchbox');
  const { result: commands } = renderHook(useAvailableCommands);
  const find = () => commands.current.find(({ name }) => name === 'Find in response');
  act(() => find()?.run());
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  await userEvent.click(screen.getByRole('radio', { name: 'Hex' }));
  expect(find()).toBeUndefined();
});

test('a body that was let go says why, and where the budget is changed', async () => {
  await showBody('text/plain', '', { isBodyDropped: true });
  expect(screen.getByText(/let go to keep within the storage budget/)).toBeTruthy();
  expect(screen.getByRole('link').getAttribute('href')).toBe('/settings/storage');
});
