import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { AuthorizationRequest } from '#oauth/authorization-request.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { UrlAnatomy } from './url-anatomy.tsx';

afterEach(cleanup);

const profile: Profile = { ...blankProfile, id: 'p1', clientId: 's6BhdRkqt3', scopes: ['read', 'write'] };

const request: AuthorizationRequest = {
  url: 'https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3&scope=read+write',
  endpoint: 'https://server.example.com/authorize',
  parameters: [
    { name: 'response_type', value: 'code', origin: 'protocol' },
    { name: 'client_id', value: 's6BhdRkqt3', origin: 'profile' },
    { name: 'scope', value: 'read write', origin: 'profile' },
  ],
};

const rows = () => within(screen.getByRole('list', { name: 'Parameters' })).getAllByRole('listitem');
const isLit = (element: Element | null | undefined) => element?.classList.contains('bg-accent-tint');
const partOf = (name: string) => screen.getByText(name, { selector: 'b' }).parentElement;

test('each parameter has its value, meaning, origin and section; the URL stands as it is sent', () => {
  const { container } = render(<UrlAnatomy request={request} profile={profile} />);
  expect(container.querySelector('p')?.textContent).toBe(request.url);
  expect(rows()[0]?.textContent).toContain('Asks for a code, not a token.');
  expect(rows()[0]?.textContent).toContain('RFC 6749 §3.1.1');
  expect(rows()[1]?.textContent).toContain('profile');
  expect(rows()[2]?.textContent).toContain('read write');
});

test('pointing at a row lights its part, and the reverse', async () => {
  render(<UrlAnatomy request={request} profile={profile} />);
  await userEvent.hover(rows()[1] as Element);
  expect(isLit(partOf('client_id'))).toBe(true);
  await userEvent.hover(partOf('scope') as Element);
  expect(isLit(rows()[1])).toBe(false);
  expect(isLit(rows()[2])).toBe(true);
});

test('by keys: one stop for Tab, arrows go on, and what is reached is lit', async () => {
  render(<UrlAnatomy request={request} profile={profile} />);
  await userEvent.tab();
  expect(isLit(partOf('response_type'))).toBe(true);
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toBe('client_id');
  expect(isLit(partOf('client_id'))).toBe(true);
  await userEvent.tab();
  expect(document.activeElement).toBe(document.body);
  expect(isLit(partOf('client_id'))).toBe(false);
});

test('a press keeps a row lit until it is pressed again', async () => {
  render(<UrlAnatomy request={request} profile={profile} />);
  const row = screen.getByRole('button', { name: 'scope' });
  await userEvent.click(row);
  await userEvent.unhover(row);
  row.blur();
  await userEvent.hover(document.body);
  expect(screen.getByRole('button', { pressed: true }).textContent).toBe('scope');
  await userEvent.click(row);
  expect(screen.queryByRole('button', { pressed: true })).toBeNull();
});

test('what is wrong with a parameter stands in its row, with a mark', () => {
  const plain = { name: 'code_challenge_method', value: 'plain', origin: 'PKCE' } as const;
  render(<UrlAnatomy request={{ ...request, parameters: [...request.parameters, plain] }} profile={profile} />);
  expect(rows()[0]?.textContent).toContain('nothing wrong');
  expect(rows()[3]?.textContent).toContain('warning');
  expect(rows()[3]?.textContent).toContain('Use S256 (RFC 7636 §4.2)');
});
