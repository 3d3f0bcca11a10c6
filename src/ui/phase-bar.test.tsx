import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { PhaseBar } from './phase-bar.tsx';
import { PhaseRows } from './phase-rows.tsx';

afterEach(cleanup);

const bars = (container: HTMLElement) => [...container.querySelectorAll<HTMLElement>('[aria-hidden="true"] > span')];
const words = () => screen.getAllByRole('listitem').map((item) => item.textContent);

test('parts stand in proportion and none is thinner than 2 px', () => {
  const { container } = render(
    <PhaseBar
      parts={[
        { label: 'DNS', ms: 0.1, tone: 'gray-1' },
        { label: 'Waiting', ms: 999.9, tone: 'accent' },
      ]}
    />,
  );
  const [dns, waiting] = bars(container);
  expect(Number(dns?.style.flexGrow)).toBeCloseTo(0.01);
  expect(Number(waiting?.style.flexGrow)).toBeCloseTo(99.99);
  for (const bar of bars(container)) expect(bar.className).toContain('min-w-0.5');
  expect(words()).toEqual(['DNS 0.1', 'Waiting 1,000 ms']);
});

test('what was not measured is one part and says so', () => {
  const { container } = render(<PhaseBar parts={[{ label: 'Download', ms: 5, tone: 'teal' }]} unmeasuredMs={95} />);
  expect(bars(container)).toHaveLength(2);
  expect(words()).toEqual(['Not measured 95', 'Download 5 ms']);
});

test('phases that took no time at all still fill the bar', () => {
  const { container } = render(<PhaseBar parts={[{ label: 'Waiting', ms: 0, tone: 'accent' }]} />);
  expect(bars(container)[0]?.style.flexGrow).toBe('1');
});

test('the waterfall places each phase where it began', () => {
  const { container } = render(
    <PhaseRows
      rows={[
        { label: 'DNS', startMs: 0, ms: 10 },
        { label: 'Waiting', startMs: 10, ms: 30, main: true },
      ]}
    />,
  );
  const [, waiting] = bars(container);
  expect(waiting?.style.left).toBe('25%');
  expect(waiting?.style.width).toBe('75%');
  expect(waiting?.className).toContain('min-w-0.5');
  expect(words()).toEqual(['DNS10 ms', 'Waiting30 ms']);
});
