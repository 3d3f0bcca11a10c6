import { cleanup, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, expect, test } from 'vitest';
import { createTestClock } from './clock.test-support.ts';
import { ClockContext } from './clock.ts';
import { Countdown } from './countdown.tsx';

afterEach(cleanup);

const START = 1_000_000;

function show(element: ReactElement) {
  const time = createTestClock(START);
  const view = render(<ClockContext value={time.clock}>{element}</ClockContext>);
  const showNext = (next: ReactElement) => view.rerender(<ClockContext value={time.clock}>{next}</ClockContext>);
  return { ...time, showNext, text: () => view.container.querySelector('time')?.textContent };
}

test('it counts down, rounded down, and then tells how long ago it ended', () => {
  const { text, advance } = show(<Countdown endAt={START + 61_900} endedWord="expired" />);
  expect(text()).toBe('1:01');
  advance(61_000);
  expect(text()).toBe('0:00');
  advance(1_000);
  expect(text()).toBe('expired 0s ago');
  advance(252_000);
  expect(text()).toBe('expired 4m12s ago');
});

test('an unknown end is said, never counted', () => {
  const { text, advance } = show(<Countdown endAt={null} />);
  advance(5_000);
  expect(text()).toBe('unknown');
});

test('the end stands in UTC in its title', () => {
  show(<Countdown endAt={Date.UTC(2026, 2, 18, 15, 10, 8)} />);
  expect(screen.getByTitle('2026-03-18 15:10:08 UTC').tagName).toBe('TIME');
});

test('its tone follows the time unless the caller knows better', () => {
  const { advance } = show(<Countdown endAt={START + 10_000} warnFromAt={START + 5_000} />);
  const tone = () => document.querySelector('time')?.className.match(/text-(\w+)-ink/)?.[1];
  expect(tone()).toBe('active');
  advance(5_000);
  expect(tone()).toBe('expiring');
  advance(5_000);
  expect(tone()).toBe('expired');
});

const moments = [
  { leftMs: 60_000, text: 'One minute left' },
  { leftMs: 120_000, text: 'Expiring' },
  { leftMs: 0, text: 'Expired' },
];

test('a screen reader hears of its moments only, each once, whatever their order', () => {
  const { advance } = show(<Countdown endAt={START + 125_000} announce={moments} />);
  const spoken = () => screen.getByRole('status').textContent;
  expect(spoken()).toBe('');
  advance(4_000);
  expect(spoken()).toBe('');
  advance(1_000);
  expect(spoken()).toBe('Expiring');
  advance(59_000);
  expect(spoken()).toBe('Expiring');
  advance(1_000);
  expect(spoken()).toBe('One minute left');
  advance(60_000);
  expect(spoken()).toBe('Expired');
});

test('what had passed before stays unsaid, and a new end starts over', () => {
  const { advance, showNext } = show(<Countdown endAt={START + 30_000} announce={moments} />);
  expect(screen.getByRole('status').textContent).toBe('');
  advance(30_000);
  expect(screen.getByRole('status').textContent).toBe('Expired');
  showNext(<Countdown endAt={START + 300_000} announce={moments} />);
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a thousand countdowns share one timer', () => {
  // biome-ignore lint/suspicious/noArrayIndexKey: alike
  const many = Array.from({ length: 1000 }, (_, place) => <Countdown key={place} endAt={START + 60_000 + place} />);
  const { timers } = show(<div>{many}</div>);
  expect(timers()).toBe(1);
});
