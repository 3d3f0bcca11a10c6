import { expect, test } from 'vitest';
import { eventLine, findInEvents } from './event-find.ts';
import { createEventReader } from './event-trace.ts';

const stream = [
  ': keep-alive',
  'id: 1\nevent: reading\ndata: {"celsius":21.4}',
  'id: 2\nevent: alert\ndata: {\ndata:   "celsius": 31.0}',
  'id: 3\nevent: grant\ndata: {"access_token":"hunter2hunter2","note":"Alert"}',
];
const events = createEventReader().read(new TextEncoder().encode(`${stream.join('\n\n')}\n\n`), null);
const namesIn = (text: string) => findInEvents(events, text).events.map(({ name }) => name);

test.each([
  ['ALERT', ['grant', 'alert']],
  ['celsius', ['alert', 'reading']],
  ['{ "celsius"', ['alert']],
  ['21.4', ['reading']],
  ['1', ['alert', 'reading']],
  ['keep-', ['comment']],
  ['.*', []],
  ['', []],
])('%j stands in %j, newest first', (text, names) => {
  expect(namesIn(text)).toEqual(names);
});

test('what is masked is not found, what is shown for it neither', () => {
  expect(eventLine(events.at(-1) ?? expect.fail('no event'))).toMatch(/"access_token":"•+/);
  expect(namesIn('hunter2')).toEqual([]);
  expect(namesIn('••')).toEqual([]);
  expect(namesIn('access_token')).toEqual(['grant']);
});

test('of very many, the newest', () => {
  const many = createEventReader().read(new TextEncoder().encode('data: x\n\n'.repeat(10_001)), null);
  const { events: found, isMore } = findInEvents(many, 'x');
  expect([found.length, found[0]?.place, isMore]).toEqual([10_000, 10_000, true]);
});
