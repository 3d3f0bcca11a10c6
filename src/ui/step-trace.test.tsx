import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { Step, StepTrace } from './step-trace.tsx';

afterEach(cleanup);

test('a foldable step opens and closes by its title; the current one is marked', async () => {
  const user = userEvent.setup();
  const onOpenChange = vi.fn();
  render(
    <StepTrace label="Run">
      <Step index={1} state="done" title="Consent URL" foldable onOpenChange={onOpenChange}>
        five parameters
      </Step>
      <Step index={2} state="current" title="Exchange">
        waiting
      </Step>
      <Step index={3} state="todo" title="Token" />
    </StepTrace>,
  );
  const title = screen.getByRole('button', { name: 'Consent URL', expanded: false });
  expect(screen.queryByText('five parameters')).toBeNull();
  await user.click(title);
  expect(screen.getByText('five parameters')).toBeTruthy();
  expect(title.getAttribute('aria-expanded')).toBe('true');
  await user.click(title);
  expect(screen.queryByText('five parameters')).toBeNull();
  expect(onOpenChange.mock.calls).toEqual([[true], [false]]);
  expect(screen.getAllByRole('listitem').map((step) => step.getAttribute('aria-current'))).toEqual([
    null,
    'step',
    null,
  ]);
  expect(screen.getByRole('heading', { name: 'Token' })).toBeTruthy();
  expect(screen.getByText('Step 3, to do')).toBeTruthy();
});
