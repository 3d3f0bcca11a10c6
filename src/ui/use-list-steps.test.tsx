import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { useListSteps } from './use-list-steps.ts';

function List({ ids }: { ids: readonly string[] }) {
  const [selectedId, setSelected] = useState<string | null>(null);
  const { onNext, onPrevious } = useListSteps({ ids, selectedId, noun: 'call', group: 'Actions', onStep: setSelected });
  return <output>{[onPrevious ? '<' : '', selectedId, onNext ? '>' : ''].join(' ')}</output>;
}

const shown = () => screen.getByRole('status').textContent;

test('by J and K or the arrows, from either end, and no further than there is', async () => {
  render(<List ids={['a', 'b', 'c']} />);
  expect(shown()).toBe('<  >');
  await userEvent.keyboard('k');
  expect(shown()).toBe('< c ');
  await userEvent.keyboard('j{ArrowUp}');
  expect(shown()).toBe('< b >');
  await userEvent.keyboard('kk');
  expect(shown()).toBe(' a >');
  await userEvent.keyboard('{ArrowDown}');
  expect(shown()).toBe('< b >');
});

test('one that is gone from the list is left for its beginning', async () => {
  const { rerender } = render(<List ids={['a']} />);
  await userEvent.keyboard('j');
  rerender(<List ids={['b', 'c']} />);
  await userEvent.keyboard('j');
  expect(shown()).toBe(' b >');
});

test('an empty list leads nowhere', async () => {
  render(<List ids={[]} />);
  await userEvent.keyboard('jk');
  expect(shown()).toBe('  ');
});
