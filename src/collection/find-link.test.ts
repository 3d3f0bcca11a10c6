import { expect, test } from 'vitest';
import { sharedRequest } from './document.test-support.ts';
import { findLink } from './find-link.ts';
import { readLink, writeLink } from './link-codec.ts';

const items = [sharedRequest('list', { name: 'List orders', url: 'https://api.example/orders' })];
const group = {
  id: 'orders',
  name: 'Orders',
  auth: { kind: 'none' },
  variables: [],
  notes: '',
  isPart: false,
} as const;
const fragment = await writeLink({ profiles: [], environments: [], collection: { ...group, items } });
const url = `http://127.0.0.1:6284/s#${fragment}`;
const half = url.length - 60;

test.each([
  ['alone', url],
  ['of another host', `https://authscope.example:8443/s#${fragment}`],
  ['its fragment', fragment],
  ['its fragment with #, and white space', ` #${fragment}\n`],
  ['in pointed brackets', `<${url}>`],
  ['at the end of a sentence', `Hi #3, here is the collection: ${url}.`],
  ['in the middle of one', `See ${url}, and tell me whether it works`],
  ['in Markdown', `- [Orders](${url})`],
  ['broken into lines by mail', `Hi,\n\n${url.slice(0, half)}\n${url.slice(half)}\n\nRegards, Ada`],
])('a link %s is found', (_, text) => {
  expect(findLink(text)).toBe(fragment);
});

test('a full stop that went along into the address bar is none of the link', async () => {
  expect(await readLink(`#${fragment}.`)).toMatchObject({ kind: 'document' });
  expect(await readLink(`#${fragment}A`)).toMatchObject({ refusal: { kind: 'trailing' } });
});

test('a link that was cut or changed is found as it is: its reader says what is wrong with it', async () => {
  expect(await readLink(findLink(`Here: ${url.slice(0, -40)}`)!)).toMatchObject({ refusal: { kind: 'cut' } });
  expect(await readLink(findLink(`Here: ${url}AAAA`)!)).toMatchObject({ refusal: { kind: 'trailing' } });
  expect(findLink('Here: http://127.0.0.1:6284/s#2.whatever now')).toBe('2.whatever');
});

test.each([
  ['a document that names a link', JSON.stringify({ authscope: '1.0', notes: url })],
  ['a long text that names one', `${'# Orders\n'.repeat(1_000)}${url}`],
  ['a link to something else', 'https://example.com/orders#1.2'],
  ['a command', 'curl https://api.example/s -d 1.5'],
])('%s is no link', (_, text) => {
  expect(findLink(text)).toBeNull();
});
