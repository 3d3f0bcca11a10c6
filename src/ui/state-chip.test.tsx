import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StateChip } from './state-chip.tsx';

afterEach(cleanup);

test.each([
  ['active', 'Active'],
  ['expiring', 'Expiring'],
  ['expired', 'Expired'],
] as const)('%s is told by a dot and a word', (tone, word) => {
  render(<StateChip tone={tone} unknownWord="Lifetime unknown" />);
  const chip = screen.getByText(word);
  expect(chip.className).toContain(`bg-${tone}-tint`);
  expect(chip.querySelector('[aria-hidden="true"]')).not.toBeNull();
});

test('an unknown end has its word and no state', () => {
  render(<StateChip tone={null} unknownWord="Lifetime unknown" />);
  expect(screen.getByText('Lifetime unknown').children).toHaveLength(0);
});
