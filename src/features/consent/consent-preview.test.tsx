import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { practiceClients } from '#providers/practice.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { ConsentPreview } from './consent-preview.tsx';

const openPages = setUpPages();
const profile = { ...practiceClients.web.preset, id: 'p', clientSecret: null };

test('a profile being edited shows its consent URL, with places for what each run makes', async () => {
  const { show } = await openPages();
  const { container } = show(<ConsentPreview profile={profile} />, { path: '/' });
  const rows = within(screen.getByRole('list', { name: 'Parameters' })).getAllByRole('listitem');
  const rowOf = (name: string) => rows.find((row) => within(row).queryByRole('button', { name }))?.textContent;
  expect(rowOf('scope')).toContain('openid profile items:read');
  expect(rowOf('state')).toContain('made by the run');
  expect(rowOf('code_challenge')).toContain('from the verifier');
  expect(container.querySelector('p')?.textContent).toMatch(/^http:\/\/localhost:6285\/auth\?response_type=code/);
});

test('without an endpoint there is no consent URL yet', async () => {
  const { show } = await openPages();
  show(<ConsentPreview profile={{ ...profile, authorizationEndpoint: 'javascript:alert(1)' }} />, { path: '/' });
  expect(screen.getByText(/appears here once the authorization endpoint is/)).toBeTruthy();
});
