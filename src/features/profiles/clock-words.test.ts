import { expect, test } from 'vitest';
import type { CallView } from '#call/call-view.ts';
import { clockWords } from './clock-words.ts';

const sentAt = Date.parse('2026-07-01T12:00:00.300Z');

const wordsFor = (date: string | null) =>
  clockWords({
    sentAt,
    receivedAt: sentAt + 200,
    responseHeaders: date === null ? [] : [['date', { text: date }]],
  } as unknown as CallView);

test.each([
  [null, null],
  ['soon', null],
  ['Wed, 01 Jul 2026 12:00:00 GMT', 'Its clock agrees with this device’s.'],
  ['Wed, 01 Jul 2026 12:00:42 GMT', /^Its clock is 41s ahead/],
  ['Wed, 01 Jul 2026 11:59:00 GMT', /^Its clock is 59s behind/],
])('Date: %s', (date, words) => {
  if (words === null) expect(wordsFor(date)).toBeNull();
  else expect(wordsFor(date)).toMatch(words);
});
