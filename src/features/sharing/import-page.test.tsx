import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { Profile } from '#oauth/profile.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { hold } from './held.ts';
import { ImportPage } from './import-page.tsx';
import { useReports } from './import-reports.ts';
import { ReviewPage } from './review-page.tsx';

const openPages = setUpPages();
afterEach(() => hold(null));

const token = 'pasted-token-0123456789';
const key = 'stripe-key-0123456789';

/** A collection of Postman's with a script, a token in the clear, and something that is not carried over. */
const payments = JSON.stringify({
  info: { name: 'Payments API', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  variable: [{ key: 'stripe_key', value: key, type: 'secret' }],
  item: [
    {
      name: 'List orders',
      event: [{ listen: 'prerequest', script: { exec: ['pm.sendRequest("https://evil.example")'] } }],
      request: {
        method: 'GET',
        url: 'https://api.payments.example/orders',
        auth: { type: 'bearer', bearer: [{ key: 'token', value: token, type: 'string' }] },
      },
    },
    { name: 'Signed', request: { method: 'GET', url: 'https://api.payments.example/s', auth: { type: 'hawk' } } },
  ],
});

async function openImport(text = payments, own: Partial<Profile> | null = null) {
  const pages = await openPages();
  if (own) await pages.makeProfile('web', { ...atBilling, ...own });
  return openImportIn(pages, text);
}

async function openImportIn(pages: Awaited<ReturnType<typeof openPages>>, text: string) {
  const before = await pages.dump();
  hold({ kind: 'file', file: new File([text], 'payments.json') });
  const page = (
    <Routes>
      <Route path="/s" element={<ReviewPage />} />
      <Route path="/requests/import/:importId" element={<ImportPage />} />
    </Routes>
  );
  const shown = pages.show(page, { path: '*', at: '/s' });
  await screen.findByRole('heading', { name: /^Review “/ });
  return { ...pages, ...shown, before, vault: pages.browser.services.vault };
}

test('R25: somebody else’s file is reviewed, its secrets go to the vault, and what is not the same is listed', async () => {
  const { place, vault, before, dump, leaksIn, browser } = await openImport();
  const found = () =>
    within(screen.getByRole('list', { name: 'Secrets found in plain text' })).getAllByRole('listitem');
  expect(found()).toHaveLength(2);
  expect(screen.getByRole('columnheader', { name: 'Path in the file' })).toBeTruthy();
  expect(screen.queryByLabelText('stripe_key')).toBeNull();
  expect(leaksIn(document.documentElement.outerHTML, [token, key])).toEqual([]);
  expect(await dump()).toBe(before);
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));

  await screen.findByRole('heading', { name: '“Payments API” is here' });
  expect(place.address).toMatch(/^\/requests\/import\/[\w-]+$/);
  expect(found().map((each) => each.textContent)).toEqual(
    expect.arrayContaining([expect.stringMatching(/stripe_key.*6789$/)]),
  );
  const table = within(screen.getByRole('table'));
  expect(table.getByText('Kept, but never runs')).toBeTruthy();
  expect(table.getByText('Not carried over')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /^Dropped/ }));
  expect(table.queryByText('Kept, but never runs')).toBeNull();
  expect(screen.getByRole('link', { name: /^Open: Set auth for .*Signed/ })).toBeTruthy();
  expect(leaksIn(await dump(), [token, key])).toEqual([]);
  expect(leaksIn(document.documentElement.outerHTML, [token, key])).toEqual([]);
  expect(browser.network.sent).toEqual([]);

  const [collection] = (await vault.loadCollections()).records.filter(({ name }) => name === 'Payments API');
  const secret = collection?.variables.find(({ name }) => name === 'stripe_key')?.value;
  expect(secret).toMatchObject({ kind: 'secret', origins: [], secret: { lastFour: '6789' } });
});

test('an import that is taken back says what goes, and leaves nothing', async () => {
  const { place, vault } = await openImport();
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  const undo = await screen.findByRole('button', { name: /^Undo import/ });
  fireEvent.click(undo);
  expect(screen.getByText('Taking back 2 requests')).toBeTruthy();
  await waitFor(() => expect(place.address).toBe('/requests'));
  expect((await vault.loadCollections()).records.map(({ name }) => name)).not.toContain('Payments API');
});

const total = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;

/** Requests that somebody's own client gets tokens for, its secret in the file. */
const billing = JSON.stringify({
  ...JSON.parse(payments),
  auth: {
    type: 'oauth2',
    oauth2: {
      grant_type: 'authorization_code_with_pkce',
      authUrl: 'https://id.example/auth',
      accessTokenUrl: 'https://id.example/token',
      ...{ clientId: 'billing', clientSecret: 'billing-secret-ZZZZ' },
    },
  },
});

const atBilling: Partial<Profile> = {
  name: 'Mine',
  authorizationEndpoint: 'https://id.example/auth',
  tokenEndpoint: 'https://id.example/token',
};

test('R27: somebody else’s client is not taken for the one of the file, and its secret goes nowhere in silence', async () => {
  const { vault } = await openImport(billing, { grant: 'client_credentials', clientId: 'orders' });
  const binding = screen.getByRole('combobox', { name: 'Profile' });
  expect(binding).toHaveProperty('value', 'make');
  expect(screen.queryByText(/^not stored/)).toBeNull();
  await screen.findByRole('option', { name: 'Mine' });
  await userEvent.selectOptions(binding, 'Mine');
  expect(screen.getByText('not stored: no new profile is made for it')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  await screen.findByRole('heading', { name: '“Payments API” is here' });
  expect(total('Profiles made')).toBe('0');
  expect(total('Secrets moved to the vault')).toBe('2');
  expect(screen.getByText('not stored: no new profile is made for it')).toBeTruthy();
  expect((await vault.loadProfiles()).records).toHaveLength(1);
});

test('a secret of what stays as it is here is not said to be stored', async () => {
  const pages = await openImport();
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  await screen.findByRole('heading', { name: '“Payments API” is here' });
  cleanup();
  await openImportIn(pages, payments.replace('/orders"', '/orders?state=open"').replace(token, 'newer-token-ABCD'));
  expect(screen.queryByText(/^not stored/)).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Take theirs: List orders' }));
  expect(screen.getByText('not stored: what is here stays as it is')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'Copy' }));
  expect(screen.queryByText(/^not stored/)).toBeNull();
});

test('a secret of an environment that keeps its own value is not said to be stored', async () => {
  const secret = (name: string) => ({ key: name, value: `${name}-0123456789`, type: 'secret', enabled: true });
  const staging = (names: readonly string[]) =>
    JSON.stringify({ name: 'Staging', values: names.map(secret), _postman_variable_scope: 'environment' });
  const pages = await openImport(staging(['first']));
  await userEvent.click(screen.getByRole('button', { name: /^Add 1 environment/ }));
  await screen.findByRole('heading', { name: '“Staging” is here' });
  expect(total('Secrets moved to the vault')).toBe('1');
  cleanup();
  await openImportIn(pages, staging(['first', 'second']));
  expect(screen.getByText('not stored: the environment that is here keeps its value')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Take 1 value/ }));
  await screen.findByRole('heading', { name: '“Staging” is here' });
  expect(total('Secrets moved to the vault')).toBe('1');
  expect(screen.getByText('not stored: the environment that is here keeps its value')).toBeTruthy();
});

test('the file’s own client that is here already is taken', async () => {
  await openImport(billing, { grant: 'authorization_code', clientId: 'billing' });
  expect(screen.getByRole('combobox', { name: 'Profile' })).toHaveProperty(
    'value',
    expect.not.stringMatching(/^(make|none)$/),
  );
});

test('a secret that stood in a request is named with that', async () => {
  const url = 'https://api.payments.example/form?api_key=k3y-0123456789abcdef';
  const file = { ...JSON.parse(payments), item: [{ name: 'Files', item: [{ name: 'Form', request: { url } }] }] };
  await openImport(JSON.stringify(file));
  expect(screen.getByText('Files / Form, now a variable of Payments API')).toBeTruthy();
});

test('an environment that comes alone is named, and counted on the button', async () => {
  const values = [{ key: 'base', value: 'https://api.example', enabled: true }];
  const { vault } = await openImport(
    JSON.stringify({ name: 'Staging', values, _postman_variable_scope: 'environment' }),
  );
  expect(screen.getByRole('heading', { name: 'Review “Staging”' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Add 1 environment/ }));
  await screen.findByRole('heading', { name: '“Staging” is here' });
  expect(screen.getByRole('link', { name: 'Open requests' })).toBeTruthy();
  expect((await vault.loadEnvironments()).records.map(({ name }) => name)).toEqual(['Staging']);
});

test('an environment that is here with all it brings is not offered again; what it lacks is', async () => {
  const staging = (names: readonly string[]) => {
    const values = names.map((name) => ({ key: name, value: `${name}.example`, enabled: true }));
    return JSON.stringify({ name: 'Staging', values, _postman_variable_scope: 'environment' });
  };
  const pages = await openImport(staging(['base']));
  await userEvent.click(screen.getByRole('button', { name: /^Add 1 environment/ }));
  await screen.findByRole('heading', { name: '“Staging” is here' });
  cleanup();
  const again = await openImportIn(pages, staging(['base']));
  await userEvent.click(screen.getByRole('button', { name: /^Open requests/ }));
  await waitFor(() => expect(again.place.address).toBe('/requests'));
  expect(await again.dump()).toBe(again.before);
  cleanup();
  const { vault } = await openImportIn(pages, staging(['base', 'region']));
  await userEvent.click(screen.getByRole('button', { name: /^Take 1 value/ }));
  await screen.findByRole('heading', { name: '“Staging” is here' });
  const [environment] = (await vault.loadEnvironments()).records;
  expect(environment?.variables.map(({ name }) => name)).toEqual(['base', 'region']);
});

/** A description of an API: it knows no client. */
const described = JSON.stringify({
  ...{ openapi: '3.1.0', info: { title: 'Orders' }, servers: [{ url: 'https://api.orders.example' }] },
  security: [{ oauth: [] }],
  paths: { '/orders': { get: { summary: 'List orders' } } },
  components: {
    securitySchemes: {
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://id.orders.example/token', scopes: {} } },
      },
    },
  },
});

test.each([
  ['nothing', {}, ['Put in the client ID and the client secret', 'Get a token and send']],
  ['the client ID', { 'Client ID': 'app-7' }, ['Put in the client secret', 'Get a token and send']],
  ['both', { 'Client ID': 'app-7', 'Client secret': 'secret-0123456789' }, ['Get a token and send']],
])('with %s put in, what is left leads to the first Send, step by step', async (_, typed, steps) => {
  const { vault } = await openImport(described);
  for (const [label, text] of Object.entries(typed)) await userEvent.type(screen.getByLabelText(label), text);
  await userEvent.click(screen.getByRole('button', { name: /^Add 1 request/ }));
  await screen.findByRole('heading', { name: '“Orders” is here' });
  const [profile] = (await vault.loadProfiles()).records;
  const [collection] = (await vault.loadCollections()).records.filter(({ name }) => name === 'Orders');
  const toProfile = `/profiles/${profile?.id}`;
  const toRequest = `/requests/${collection?.id}/${collection?.items[0]?.id}`;
  const links = within(screen.getByRole('region', { name: 'Do next' })).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(
    steps.map((_step, at) => (at === steps.length - 1 ? toRequest : toProfile)),
  );
  for (const [at, link] of links.entries()) expect(link.getAttribute('aria-label')).toContain(steps[at]);
});

test('a file that a body names is asked for by its name, at the request that sends it', async () => {
  const body = { mode: 'file', file: { src: 'orders.csv' } };
  const upload = { name: 'Upload', request: { method: 'POST', url: 'https://api.payments.example/u', body } };
  const { vault } = await openImport(JSON.stringify({ ...JSON.parse(payments), item: [upload] }));
  await userEvent.click(screen.getByRole('button', { name: /^Add 1 request/ }));
  const choose = await screen.findByRole('link', { name: 'Choose: Choose the file orders.csv, Upload' });
  const [collection] = (await vault.loadCollections()).records.filter(({ name }) => name === 'Payments API');
  const [request] = collection?.items ?? [];
  expect(choose.getAttribute('href')).toBe(`/requests/${collection?.id}/${request?.id}`);
  expect((await vault.loadRequest(request?.id ?? ''))?.body).toMatchObject({ awaits: { name: 'orders.csv' } });
});

test('the report is saved as a file, without the secrets that were found', async () => {
  const { leaksIn } = await openImport();
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  await screen.findByRole('heading', { name: '“Payments API” is here' });
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob);
    return 'blob:saved';
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await userEvent.click(screen.getByRole('button', { name: 'Save report' }));
  expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('Payments API, import report.txt');
  const text = (await saved[0]?.text()) ?? '';
  expect(text).toContain('Kept, but never runs: List orders (item[0].event[0].script)');
  expect(text).toContain('To do 1: ');
  expect(leaksIn(text, [token, key])).toEqual([]);
  vi.restoreAllMocks();
});

test('cancelled while it is stored, leaves nothing and says what to do; a second press of the key discards nothing', async () => {
  const { vault, place, dump, before } = await openImport();
  const realPut = vault.put;
  const put = vi.spyOn(vault, 'put').mockImplementation(async (records, signal) => {
    await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    return realPut(records, signal);
  });
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  await waitFor(() => expect(put).toHaveBeenCalled());
  const cancel = await screen.findByRole('button', { name: /^Cancel/ });
  await userEvent.dblClick(cancel);
  expect((await screen.findByText(/^Cancelled: nothing was stored/)).textContent).toContain(
    '“Add 2 requests” takes it',
  );
  expect(place.address).toBe('/s');
  expect(await dump()).toBe(before);
  put.mockRestore();
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  await screen.findByRole('heading', { name: '“Payments API” is here' });
});

test('Undo import takes everything back', async () => {
  const { vault, place } = await openImport();
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  await screen.findByRole('heading', { name: '“Payments API” is here' });
  await userEvent.click(screen.getByRole('button', { name: /^Undo import/ }));
  await waitFor(() => expect(place.address).toBe('/requests'));
  expect((await vault.loadCollections()).records.map(({ name }) => name)).not.toContain('Payments API');
});

test('R28: after a reload what became of what stands with its collection, without a value of the file or a secret', async () => {
  const { vault, show, leaksIn, unmount } = await openImport();
  await userEvent.click(screen.getByRole('button', { name: /^Add 2 requests/ }));
  await screen.findByRole('heading', { name: '“Payments API” is here' });
  const rows = () => screen.getAllByRole('row').map((row) => row.querySelectorAll('td')[1]?.textContent);
  const paths = rows();
  const [collection] = (await vault.loadCollections()).records.filter(({ name }) => name === 'Payments API');
  unmount();
  useReports.setState({ reports: new Map() });
  show(<ImportPage />, { path: '/requests/import/:importId', at: `/requests/import/${collection?.id}` });
  await screen.findByRole('heading', { name: '“Payments API” was imported' });
  expect(rows()).toEqual(paths);
  expect(screen.queryByRole('columnheader', { name: 'What it was' })).toBeNull();
  expect(total('Requests')).toBe('2');
  expect(total('Secrets moved to the vault')).toBe('2');
  expect(leaksIn(JSON.stringify(collection?.imported), [token, key])).toEqual([]);
  expect(screen.getByRole('link', { name: 'Open collection' }).getAttribute('href')).toBe(
    `/requests/${collection?.id}`,
  );
});

test('a report that is gone says so, and leads to what was imported', async () => {
  const { show, makeCollection } = await openPages();
  const id = await makeCollection('Orders');
  show(<ImportPage />, { path: '/requests/import/:importId', at: `/requests/import/${id}` });
  expect(await screen.findByText('The report of this import is gone.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Open collection' }).getAttribute('href')).toBe(`/requests/${id}`);
});

test('after a reload an import without a collection leads to the requests, at an address of its own', async () => {
  const staging = JSON.stringify({ name: 'Staging', values: [], _postman_variable_scope: 'environment' });
  const { vault, place, show, unmount } = await openImport(staging);
  await userEvent.click(screen.getByRole('button', { name: /^Add 1 environment/ }));
  await screen.findByRole('heading', { name: '“Staging” is here' });
  const at = place.address;
  expect(at).toBe(`/requests/import/${(await vault.loadEnvironments()).records[0]?.id}`);
  unmount();
  useReports.setState({ reports: new Map() });
  show(<ImportPage />, { path: '/requests/import/:importId', at });
  expect(await screen.findByText('The report of this import is gone.')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Open collection' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Open requests' }).getAttribute('href')).toBe('/requests');
});

test('a vault that can’t be read is told from a report that is gone', async () => {
  const { show, browser } = await openPages();
  const loadCollections = () => Promise.reject(new Error('the disk is full'));
  const services = { ...browser.services, vault: { ...browser.services.vault, loadCollections } };
  show(<ImportPage />, { path: '/requests/import/:importId', at: '/requests/import/orders', services });
  const failure = await screen.findByRole('alert');
  expect(failure.textContent).toContain('What is kept of this import can’t be read: the disk is full.');
  expect(screen.queryByText('The report of this import is gone.')).toBeNull();
});
