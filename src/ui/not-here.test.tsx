import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { NotHere } from './not-here.tsx';

test('what a link led to is named, with why it may be missing and how to get it', () => {
  render(<NotHere what="call" action={<a href="/timeline">Show all calls</a>} />);
  expect(screen.getByText('This call is not on this device.')).toBeTruthy();
  expect(
    screen.getByText(/^It was deleted, or the link comes from another browser\..* ask for the call as curl\.$/),
  ).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Show all calls' })).toBeTruthy();
});
