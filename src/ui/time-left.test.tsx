import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createTestClock } from './clock.test-support.ts';
import { ClockContext } from './clock.ts';
import { TimeLeft } from './time-left.tsx';

afterEach(cleanup);

const START = 1_000_000;

/** Everything said over a lifetime, with the seconds left when it was. */
function saidOver({ lifetimeS, warnLeftS }: { lifetimeS: number; warnLeftS: number | null }) {
  const { clock, advance } = createTestClock(START);
  const endAt = START + lifetimeS * 1000;
  render(
    <ClockContext value={clock}>
      <TimeLeft
        endAt={endAt}
        warnFromAt={warnLeftS === null ? null : endAt - warnLeftS * 1000}
        endedSentence="The token has expired"
      />
    </ClockContext>,
  );
  const said: [leftS: number, text: string][] = [];
  for (let leftS = lifetimeS - 1; leftS >= 0; leftS -= 1) {
    advance(1000);
    const text = screen.getByRole('status').textContent ?? '';
    if (text !== (said.at(-1)?.[1] ?? '')) said.push([leftS, text]);
  }
  return said;
}

test('an end on another day says which day', () => {
  const { clock } = createTestClock(new Date(2026, 2, 18, 16).getTime());
  render(
    <ClockContext value={clock}>
      <TimeLeft
        endAt={new Date(2026, 3, 17, 16, 30).getTime()}
        warnFromAt={null}
        endedSentence="The token has expired"
      />
    </ClockContext>,
  );
  expect(screen.getByText(/^until/).textContent).toMatch(/^until 16:30:00, 17 Apr, UTC[+-]\d\d:\d\d$/);
});

const end = [0, 'The token has expired'];

test.each([
  ['before the last minute', { lifetimeS: 900, warnLeftS: 90 }, [[90, 'Expiring'], [60, 'One minute left'], end]],
  ['within it', { lifetimeS: 120, warnLeftS: 12 }, [[60, 'One minute left'], [12, 'Expiring'], end]],
  ['with it', { lifetimeS: 600, warnLeftS: 60 }, [[60, 'Expiring, one minute left'], end]],
  ['within a tick of it', { lifetimeS: 595, warnLeftS: 59.5 }, [[59, 'Expiring, one minute left'], end]],
  ['in a life shorter than a minute', { lifetimeS: 50, warnLeftS: 5 }, [[5, 'Expiring'], end]],
  ['never', { lifetimeS: 90, warnLeftS: null }, [[60, 'One minute left'], end]],
] as const)('the warning comes %s', (_, life, said) => expect(saidOver(life)).toEqual(said));
