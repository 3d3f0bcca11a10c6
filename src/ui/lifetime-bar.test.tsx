import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LifetimeBar } from './lifetime-bar.tsx';

afterEach(cleanup);

/** Local wall clock, so that the words are the same in every zone. */
const clock = (minutes: number, seconds: number) => new Date(2026, 2, 18, 13, minutes, seconds).getTime();
const startAt = clock(36, 18);
const life = { startAt, endAt: clock(38, 18), warnFromAt: clock(38, 6) };
const ticks = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ at: startAt + place, tone: 's2xx' }) as const);

test.each([
  ['under way', { ...life, now: clock(36, 58), ticks: ticks(3) }, 'from 13:36:18 to 13:38:18, 1:20 left, 3 events'],
  [
    'expiring',
    { ...life, now: clock(38, 10), ticks: ticks(1) },
    'from 13:36:18 to 13:38:18, 0:08 left, expiring, 1 event',
  ],
  ['over', { ...life, now: clock(42, 30) }, 'from 13:36:18 to 13:38:18, ended 4m12s ago'],
  ['without a known end', { startAt, endAt: null, now: clock(36, 58) }, 'from 13:36:18, end unknown'],
])('%s it says what it shows', (_, shown, words) => {
  render(<LifetimeBar {...shown} label="Lifetime of the token" />);
  expect(screen.getByRole('img', { name: `Lifetime of the token: ${words}` })).toBeTruthy();
});

test('claims about an unknown end are marks with their words, one within the other’s reach', () => {
  const claims = [
    { at: clock(50, 0), words: 'by JWT exp' },
    { at: clock(40, 0), words: 'by the documentation' },
  ];
  const { container } = render(
    <LifetimeBar startAt={startAt} endAt={null} now={clock(36, 58)} claims={claims} label="Lifetime" />,
  );
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '13:50:00 by JWT exp',
    '13:40:00 by the documentation',
  ]);
  const places = [...container.querySelectorAll<HTMLElement>('.border-dashed')].map(({ style }) => style.left);
  expect(places.map((left) => Math.round(Number.parseFloat(left)))).toEqual([87, 23]);
});
