import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Environment } from '#collection/environment.ts';
import { readLink } from '#collection/link-codec.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { chooseEnvironment } from '#queries/environment-in-use.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { SharePanel } from './share-panel.tsx';

const openPages = setUpPages();
const secret = 'q7Zp41LkWm90TtXe';

/** The dialog over a request of a collection, from its page unless told. */
async function openDialog(change: Partial<SavedRequest> = {}, item = '', environments: readonly Environment[] = []) {
  const user = userEvent.setup();
  await navigator.clipboard.writeText('');
  const pages = await openPages();
  const collectionId = await pages.makeCollection('Orders');
  const records = environments.map((environment) => ({ kind: 'environment', environment }) as const);
  if (records.length > 0) await pages.browser.services.vault.put(records);
  const { id } = await pages.makeRequest(collectionId, { name: 'List', url: 'https://api.example/orders', ...change });
  await pages.makeRequest(collectionId, { name: 'Read', url: '{{base}}/orders/1' });
  const search = item === 'request' ? `&item=${id}` : '';
  const { place } = pages.show(<SharePanel />, {
    path: '/requests/*',
    at: `/requests/${collectionId}/${id}?panel=share${search}`,
  });
  await screen.findByRole('textbox', { name: 'Link' });
  const payload = () => screen.getByLabelText('Exactly what they get').textContent ?? '';
  return { ...pages, user, place, collectionId, id, payload };
}

const button = (name: string) => screen.findByRole('button', { name });

test('a request is shared with its collection: to the letter what the link holds, which is at this console', async () => {
  const { user, payload, collectionId } = await openDialog();
  expect(screen.getByRole('dialog', { name: 'Share “Orders”' })).toBeTruthy();
  expect(screen.getByText('2 requests')).toBeTruthy();
  await screen.findByText(/^No secrets found in 2 requests\./);
  await user.click(await button('Copy link'));
  const url = await navigator.clipboard.readText();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:6284\/s#1\./);
  expect(await readLink(url)).toMatchObject({ document: { collection: { id: collectionId, isPart: false } } });
  expect(payload()).toContain('"url": "{{base}}/orders/1"');
  expect(await screen.findByText('Copied')).toBeTruthy();
});

test('from its menu a request goes alone; another choice takes the whole collection', async () => {
  const { user, payload } = await openDialog({}, 'request');
  expect(screen.getByRole('dialog', { name: 'Share “List”' })).toBeTruthy();
  expect(payload()).not.toContain('"name": "Read"');
  await user.selectOptions(screen.getByRole('combobox', { name: 'What to share' }), 'All of Orders');
  expect(await screen.findByRole('dialog', { name: 'Share “Orders”' })).toBeTruthy();
  expect(payload()).toContain('"name": "Read"');
});

test('an environment that is ticked goes along, its secrets by name alone, and one that is not stays', async () => {
  const variables = [
    { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://staging.example' } },
    { name: 'key', isEnabled: true, value: { kind: 'secret', secret: null, origins: ['https://api.example'] } },
  ] as const;
  const staging: Environment = { id: 'staging', name: 'Staging', profileId: null, variables, createdAt: 1 };
  const { user, payload } = await openDialog({}, '', [staging, { ...staging, id: 'live', name: 'Live' }]);
  expect(payload()).not.toContain('staging.example');
  await user.click(await screen.findByRole('checkbox', { name: 'Environment Staging' }));
  await waitFor(() => expect(payload()).toContain('"name": "Staging"'));
  await user.click(await button('Copy link'));
  await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('/s#1.'));
  expect(await readLink(await navigator.clipboard.readText())).toMatchObject({
    document: {
      environments: [
        {
          name: 'Staging',
          role: null,
          variables: [
            { name: 'base', value: { kind: 'text', text: 'https://staging.example' } },
            { name: 'key', value: { kind: 'secret' } },
          ],
        },
      ],
    },
  });
  await user.click(screen.getByRole('checkbox', { name: 'Environment Staging' }));
  await waitFor(() => expect(payload()).not.toContain('Staging'));
});

test('a secret among the settings of a profile is told with the way to it: no vault has a place for it there', async () => {
  const pages = await openPages();
  const { profileId } = await pages.beginAs('service', { defaultHeaders: [{ name: 'X-Api-Key', value: secret }] });
  pages.show(<SharePanel />, { path: '/profiles/*', at: `/profiles/${profileId}?panel=share` });
  const findings = within(await screen.findByRole('list', { name: 'Possible secrets' }));
  const link = findings.getByRole('link', { name: 'Take it out of the profile' });
  expect(link.getAttribute('href')).toBe(`/profiles/${profileId}`);
  expect(findings.queryByRole('button')).toBeNull();
});

test('the client ID goes along by choice; what is left out is counted', async () => {
  const pages = await openPages();
  const { profileId } = await pages.beginAs('service', { clientId: 'console-1' });
  await pages.setClientSecret(profileId, secret);
  pages.show(<SharePanel />, { path: '/profiles/*', at: `/profiles/${profileId}?panel=share` });
  const left = within(await screen.findByRole('region', { name: 'Always left out' }));
  expect(screen.getByText(/^Endpoints, scopes/).textContent, 'it sends nobody anywhere').toBe('Endpoints, scopes');
  expect(left.getByText('Client secrets').parentElement?.textContent).toBe('Client secrets1 left out');
  expect(left.getByText('Access and refresh tokens').parentElement?.textContent).toContain('none');
  const payload = () => screen.getByLabelText('Exactly what they get').textContent;
  expect(payload()).not.toContain('console-1');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Client ID' }));
  await waitFor(() => expect(payload()).toContain('"clientId": "console-1"'));
  expect(payload()).not.toContain(secret);
});

test('the environment in use goes along unasked where something shared needs it, and stays where nothing does', async () => {
  const pages = await openPages();
  const collectionId = await pages.makeCollection('Orders');
  const id = await pages.makeEnvironment('Staging', { base: 'https://staging.example' });
  const plain = await pages.makeRequest(collectionId, { name: 'List', url: 'https://api.example/orders' });
  await pages.makeRequest(collectionId, { name: 'Read', url: '{{base}}/orders/1' });
  chooseEnvironment(id);
  pages.show(<SharePanel />, { path: '/requests/*', at: `/requests/${collectionId}/${plain.id}?panel=share` });
  const box = () => screen.findByRole('checkbox', { name: /^Environment Staging/ });
  expect(await screen.findByText('2 requests and 1 environment')).toBeTruthy();
  expect(await box()).toHaveProperty('checked', true);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What to share' }), 'Only List');
  expect(await screen.findByText('1 request')).toBeTruthy();
  expect(await box()).toHaveProperty('checked', false);
  expect(screen.getByLabelText('Exactly what they get').textContent).not.toContain('staging.example');
  await userEvent.click(await box());
  expect(await screen.findByText('1 request and 1 environment')).toBeTruthy();
  chooseEnvironment(null);
});

test('a secret in plain text is told, asked about before it leaves, and moves into the vault and back', async () => {
  const headers = [{ name: 'Authorization', value: `Bearer ${secret}`, isEnabled: true }];
  const { user, payload, browser, id } = await openDialog({ headers });
  const findings = within(await screen.findByRole('list', { name: 'Possible secrets' }));
  expect(findings.getByText(/^Orders \/ List: Authorization header: a token ••••••••TtXe/)).toBeTruthy();
  await user.click(await button('Copy link'));
  const question = within(await screen.findByRole('dialog', { name: 'Share with 1 possible secret?' }));
  await user.click(question.getByRole('button', { name: 'Cancel' }));
  expect(await navigator.clipboard.readText()).toBe('');
  // Selected and copied by hand it would pass by the question.
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Link' }).value).toMatch(/\/s#…$/);

  await user.click(findings.getByRole('button', { name: 'Move to the vault' }));
  await screen.findByText(/^No secrets found/);
  expect(payload()).not.toContain(secret);
  expect((await browser.services.vault.loadRequest(id))?.auth).toMatchObject({ kind: 'bearer' });
  await user.click(await button('Undo'));
  expect(await screen.findByRole('list', { name: 'Possible secrets' })).toBeTruthy();
  expect((await browser.services.vault.loadRequest(id))?.headers).toEqual(headers);

  await user.click(await button('Copy link'));
  await user.click(await button('Copy link anyway'));
  await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('/s#1.'));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Link' }).value).toContain('/s#1.');
});

test('what is too long for a link says so and offers the file', async () => {
  const text = Array.from(crypto.getRandomValues(new Uint8Array(60_000)), (byte) => byte.toString(36)).join('');
  const { user } = await openDialog({ body: { kind: 'text', text } });
  expect(screen.getByText(/is too long for a link\. Save it as a file instead\.$/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Copy link' })).toBeNull();
  await user.click(await button('Use a file'));
  expect(screen.getByText('orders.authscope.json')).toBeTruthy();
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob);
    return 'blob:saved';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await user.click(await button('Save file'));
  expect(await saved[0]?.text()).toContain(text);
  vi.restoreAllMocks();
});

test('it opens at what is shared and how, not at the button that closes it', async () => {
  await openDialog();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('What to share');
});

test('closing leaves the page as it was', async () => {
  const { user, place, collectionId, id } = await openDialog();
  await user.click(await button('Close'));
  expect(place.address).toBe(`/requests/${collectionId}/${id}`);
});

test('closed, it leaves what the page below was come to with: a request may wait for the profile', async () => {
  const pages = await openPages();
  const { profileId } = await pages.beginAs('service');
  const state = { waiting: { id: 'r1', collectionId: 'shop', name: 'List orders' } };
  const { place } = pages.show(<SharePanel />, {
    path: '/profiles/*',
    at: `/profiles/${profileId}?panel=share`,
    state,
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
  await waitFor(() => expect(place).toEqual({ address: `/profiles/${profileId}`, state }));
});
