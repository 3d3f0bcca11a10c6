import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { ClockChanged } from './clock-changed.tsx';

afterEach(cleanup);

test('a clock that is set is said, until it is put away; the next time it is said again', async () => {
  const time = createTestClock(Date.UTC(2026, 6, 1, 12));
  render(
    <ClockContext value={time.clock}>
      <ClockChanged />
    </ClockContext>,
  );
  time.advance(5_000);
  expect(screen.queryByText(/Clock changed/)).toBeNull();
  time.set(-3_600_000);
  time.advance(1_000);
  expect(screen.getByText(/was set back by 1h00m/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Put away' }));
  expect(screen.queryByText(/Clock changed/)).toBeNull();
  time.set(60_000);
  time.advance(1_000);
  expect(screen.getByText(/went ahead by 1m00s at once/)).toBeTruthy();
});
