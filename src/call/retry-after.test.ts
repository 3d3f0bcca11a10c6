import { expect, test } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const receivedAt = Date.UTC(1999, 11, 31, 23, 50, 0, 250);
const read = (headers: Record<string, string>) =>
  readRetryAfter({ receivedAt, responseHeaders: Object.entries(headers).map(([name, text]) => [name, { text }]) });

// The two examples of RFC 9110 section 10.2.3, and what goes wrong with either.
test.each<[Record<string, string>, number | null]>([
  [{ 'Retry-After': '120' }, receivedAt + 120_000],
  [{ 'Retry-After': 'Fri, 31 Dec 1999 23:59:59 GMT' }, Date.UTC(1999, 11, 31, 23, 59, 59)],
  [{ 'retry-after': ' 0 ' }, receivedAt],
  [
    // The server's clock is an hour ahead of ours: ten seconds all the same.
    { 'Retry-After': 'Sat, 01 Jan 2000 00:50:10 GMT', Date: 'Sat, 01 Jan 2000 00:50:00 GMT' },
    receivedAt + 10_000,
  ],
  [{ 'Retry-After': 'Fri, 31 Dec 1999 23:00:00 GMT', Date: 'Fri, 31 Dec 1999 23:50:00 GMT' }, receivedAt],
  [{ 'Retry-After': 'Fri, 31 Dec 1999 23:59:59 GMT', Date: 'today' }, Date.UTC(1999, 11, 31, 23, 59, 59)],
  [{ 'Retry-After': '999999999' }, receivedAt + 999_999_999_000],
  [{ 'Retry-After': '9'.repeat(400) }, null],
  [{ 'Retry-After': '1.5' }, null],
  [{ 'Retry-After': '-1' }, null],
  [{ 'Retry-After': 'soon' }, null],
  [{ 'Retry-After': '2026-10-21T07:28:00Z' }, null],
])('%j', (headers, at) => {
  expect(read(headers)?.at).toBe(at);
});

test.each([{}, { 'Retry-After': ' ' }, { 'X-Retry-After': '1' }])('%j has none', (headers) => {
  expect(read(headers as Record<string, string>)).toBeNull();
});
