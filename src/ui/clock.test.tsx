import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createTestClock } from './clock.test-support.ts';
import { ClockContext, useAt, useNow } from './clock.ts';

afterEach(cleanup);

test('one timer serves any number of subscribers, and none is left when they are gone', () => {
  const { clock, timers } = createTestClock(10_250);
  const stops = Array.from({ length: 1000 }, () => clock.subscribe(() => {}));
  expect(timers()).toBe(1);
  for (const stop of stops) stop();
  expect(timers()).toBe(0);
});

test('it ticks on the full second, whenever it was started', () => {
  const { clock, dueAt, advance } = createTestClock(10_250);
  const listener = vi.fn(() => clock.read());
  clock.subscribe(listener);
  expect(dueAt()).toBe(11_000);
  expect(clock.read()).toBe(10_000);
  advance(2_800);
  expect(listener.mock.results.map((result) => result.value)).toEqual([11_000, 12_000, 13_000]);
});

test('a second listener does not move the tick, and leaving twice does no harm', () => {
  const { clock, dueAt, timers } = createTestClock(10_250);
  const stopFirst = clock.subscribe(() => {});
  const stopSecond = clock.subscribe(() => {});
  stopFirst();
  stopFirst();
  expect(timers()).toBe(1);
  expect(dueAt()).toBe(11_000);
  stopSecond();
  expect(timers()).toBe(0);
});

test('it rests in a hidden page and is right again on return', () => {
  const { clock, timers, sleep, setHidden, dueAt } = createTestClock(10_000);
  const listener = vi.fn();
  clock.subscribe(listener);
  setHidden(true);
  expect(timers()).toBe(0);
  sleep(3_600_400);
  expect(listener).not.toHaveBeenCalled();
  setHidden(false);
  expect(listener).toHaveBeenCalledTimes(1);
  expect(clock.read()).toBe(3_610_000);
  expect(dueAt()).toBe(3_611_000);
});

test('a page that starts hidden has no timer until it is shown', () => {
  const { clock, timers, setHidden } = createTestClock(10_000);
  setHidden(true);
  clock.subscribe(() => {});
  expect(timers()).toBe(0);
  setHidden(false);
  expect(timers()).toBe(1);
});

test('after a sleep of the machine the next tick shows the true time', () => {
  const { clock, sleep, advance } = createTestClock(10_000);
  clock.subscribe(() => {});
  sleep(60_500);
  advance(0);
  expect(clock.read()).toBe(70_000);
});

test('useAt renders only when its value changes; useNow every second', () => {
  const { clock, advance } = createTestClock(60_000);
  const renders = { minute: 0, now: 0 };
  function Minute() {
    renders.minute += 1;
    return <p>{useAt((now) => Math.floor(now / 60_000))} minutes</p>;
  }
  function Now() {
    renders.now += 1;
    return <p>{useNow()} ms</p>;
  }
  render(
    <ClockContext value={clock}>
      <Minute />
      <Now />
    </ClockContext>,
  );
  for (let second = 1; second < 60; second += 1) advance(1_000);
  expect(renders).toEqual({ minute: 1, now: 60 });
  advance(1_000);
  expect(renders.minute).toBe(2);
  expect(screen.getByText('2 minutes')).toBeTruthy();
  expect(screen.getByText('120000 ms')).toBeTruthy();
});

test.each([
  ['back', -300_000, -300_000],
  ['ahead', 3_600_000, 3_600_000],
  ['by a little, as time servers do', 1_900, undefined],
])('a clock that is set %s shows within a second, and the jump is known', (_, byMs, jumped) => {
  const { clock, advance, set } = createTestClock(10_000_000);
  clock.subscribe(() => {});
  advance(5_000);
  expect(clock.jump()).toBeNull();
  set(byMs);
  advance(1_000);
  expect(clock.read()).toBe(Math.floor((10_006_000 + byMs) / 1000) * 1000);
  expect(clock.jump()?.byMs).toBe(jumped);
  const noticed = clock.jump();
  advance(5_000);
  expect(clock.jump()).toBe(noticed);
});
