import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { resizeTo, usualWidth } from '#ui/viewport.test-support.ts';
import { button, setUpRequests } from './request-page.test-support.tsx';

const { openRequest } = setUpRequests();
afterEach(() => resizeTo(usualWidth));

const headers = () =>
  within(screen.getByRole('tablist', { name: 'Parts of the request' })).getByRole('tab', { name: /^Headers/ });

test('the part of the request that is looked at stays when the window becomes as narrow as a phone', async () => {
  const { show } = await openRequest();
  resizeTo(1440);
  show();
  await button('Send');
  await userEvent.click(headers());
  resizeTo(600);
  await userEvent.click(screen.getByRole('radio', { name: 'Request' }));
  expect(headers().getAttribute('aria-selected')).toBe('true');
});

test('on a phone, what authorizes the request is changed from beside its answer: the field is shown and has the focus', async () => {
  const { show } = await openRequest();
  resizeTo(600);
  show();
  await userEvent.click(await button('Change'));
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Request' }).checked).toBe(true);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Auth' })));
});
