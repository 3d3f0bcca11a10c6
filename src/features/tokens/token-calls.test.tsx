import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TokenCalls } from './token-calls.tsx';

afterEach(cleanup);

test('calls that can’t be decrypted are counted, not left out', () => {
  render(<TokenCalls calls={[]} unreadable={2} />);
  expect(screen.getByText(/^2 more can’t be decrypted/)).toBeTruthy();
  expect(screen.queryByText('No calls yet')).toBeNull();
});

test('no calls at all say what will appear', () => {
  render(<TokenCalls calls={[]} unreadable={0} />);
  expect(screen.getByText('No calls yet')).toBeTruthy();
});
