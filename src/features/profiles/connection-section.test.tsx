import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { blankProfile, type ConnectionSettings } from '#oauth/profile.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { useDrafts } from './profile-drafts.ts';
import { ProfilesPage } from './profiles-page.tsx';

const openPages = setUpPages();
beforeEach(() => useDrafts.setState({ drafts: {}, saves: {} }));

const invalid = async (name: string) =>
  (await screen.findByRole('textbox', { name })).getAttribute('aria-invalid') === 'true';

test.each<[changes: Partial<ConnectionSettings>, atAuthority: boolean, atCertificate: boolean]>([
  [{ ca: 'abc' }, true, false],
  [{ clientCertificate: 'abc' }, false, true],
  [{ verifiesCertificate: false }, false, false],
])('what is wrong stands at its own field: %j', async (changes, atAuthority, atCertificate) => {
  const { browser, show } = await openPages();
  const profile = { ...blankProfile, id: 'orders', connection: { ...blankProfile.connection, ...changes } };
  await browser.services.vault.put([{ kind: 'profile', profile }]);
  const page = <ProfilesPage ConsentPreview={() => null} />;
  show(page, { path: '/profiles/:profileId?', at: '/profiles/orders' });
  expect(await invalid('Trusted authority')).toBe(atAuthority);
  expect(await invalid('Client certificate')).toBe(atCertificate);
});
