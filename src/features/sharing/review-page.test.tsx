import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { sharedRequest } from '#collection/document.test-support.ts';
import { writeLink } from '#collection/link-codec.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { writeDocument } from '#collection/write-document.ts';
import { chooseEnvironment } from '#queries/environment-in-use.ts';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { takeOffers } from '#ui/offer-undo.ts';
import { hold } from './held.ts';
import { ReviewPage } from './review-page.tsx';

const openPages = setUpPages();
afterEach(() => {
  hold(null);
  takeOffers();
  chooseEnvironment(null);
});

/** A collection on an API of its own, and the profile that its environment names. */
const orders: SharedDocument = {
  profiles: [
    {
      role: 'api',
      name: 'Acme – dev',
      preset: null,
      fields: { grant: 'client_credentials', tokenEndpoint: 'https://acme.example/token', clientId: 'acme' },
      secrets: ['clientSecret'],
    },
  ],
  environments: [
    {
      name: 'Development',
      role: 'api',
      variables: [
        { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://api.acme.example' } },
        { name: 'api_key', isEnabled: true, value: { kind: 'secret' } },
        { name: 'region', isEnabled: true, value: { kind: 'text', text: '' } },
      ],
    },
  ],
  collection: {
    ...{ id: 'orders', name: 'Orders', auth: { kind: 'none' }, variables: [], notes: '', isPart: false },
    items: [
      sharedRequest('list', { name: 'List orders', url: '{{base}}/orders' }),
      sharedRequest('export', { name: 'Export', method: 'POST', url: 'https://export.example.net/v1' }),
    ],
  },
};

/** The same later on: one request changed, one new, one gone. */
const ordersLater: SharedDocument = {
  ...orders,
  collection: orders.collection && {
    ...orders.collection,
    items: [
      sharedRequest('list', { name: 'List orders', url: '{{base}}/orders?state=open' }),
      sharedRequest('add', { name: 'Add order', method: 'POST', url: '{{base}}/orders' }),
    ],
  },
};

/** What needs nothing to be put in. */
const secretsAside = (document: SharedDocument): SharedDocument => ({
  ...document,
  environments: [],
  profiles: [],
});

const secret = 'acme-secret-0123456789';

async function openAt(at: string, opened?: Awaited<ReturnType<typeof openPages>>) {
  const pages = opened ?? (await openPages());
  const before = await pages.dump();
  const shown = pages.show(<ReviewPage />, { path: '/s', at });
  const untouched = async () => {
    expect(await pages.dump()).toBe(before);
    expect(pages.browser.network.sent).toEqual([]);
    expect(pages.browser.windows).toEqual([]);
  };
  return { ...pages, ...shown, vault: pages.browser.services.vault, untouched };
}

const openReview = async (document: SharedDocument, opened?: Awaited<ReturnType<typeof openPages>>) =>
  openAt(`/s#${await writeLink(document)}`, opened);

const heading = (name: string) => screen.findByRole('heading', { name: `Review “${name}”` });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const lines = () =>
  within(screen.getByRole('list', { name: 'What it holds' }))
    .getAllByRole('listitem')
    .map((line) => line.textContent);

const field = () => screen.getByRole('textbox', { name: 'Link, document or file’s text' });

/** Puts a text into the field as a whole, and has it reviewed. */
async function paste(text: string) {
  fireEvent.change(field(), { target: { value: text } });
  await press(/^Review it/);
}

/** Accepts a document on a page of its own, and leaves that. */
async function take(document: SharedDocument) {
  const shown = await openReview(document);
  await heading('Orders');
  await press(/^Add 2 requests/);
  await waitFor(() => expect(shown.place.address).toMatch(/^\/requests\//));
  shown.unmount();
  takeOffers();
  return shown;
}

test('shows the first of what is asked for and of where it goes, more on a press: thousands would hold the tab', async () => {
  const secretOf = (at: number) => ({ name: `key_${at}`, isEnabled: true, value: { kind: 'secret' } }) as const;
  const collection = {
    ...orders.collection!,
    variables: Array.from({ length: 150 }, (_, at) => secretOf(at)),
    items: Array.from({ length: 120 }, (_, at) => sharedRequest(`r${at}`, { url: `https://h${at}.example/` })),
  };
  await openReview({ profiles: [], environments: [], collection });
  await heading('Orders');
  const hosts = within(screen.getByRole('list', { name: 'Hosts it will call' }));
  expect(hosts.queryAllByText('new on this device')).toHaveLength(100);
  expect(screen.queryByLabelText('key_100')).toBeNull();
  await press('Show 50 more of 50 secrets');
  await press('Show 20 more of 20 hosts');
  expect(screen.getByLabelText('key_149')).toBeTruthy();
  expect(hosts.queryAllByText('new on this device')).toHaveLength(120);
});

test('R27: what a link holds, where it goes and what it lacks; nothing is stored, sent or opened', async () => {
  const { untouched } = await openReview(orders);
  await heading('Orders');
  expect(lines()).toEqual([
    'Orders2 requests',
    'GETList orders{{base}}/orders',
    'POSTExporthttps://export.example.net/v1',
  ]);
  const hosts = within(screen.getByRole('list', { name: 'Hosts it will call' }));
  expect(hosts.getByText('export.example.net').closest('li')?.textContent).toContain('new on this device');
  expect(hosts.getByText('acme.example').closest('li')?.textContent).toContain('endpoints of Acme – dev');
  for (const field of ['Client secret', 'api_key', 'region']) expect(screen.getByLabelText(field)).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'Source' }));
  expect(screen.getByRole('group', { name: 'Source' }).textContent).toBe(writeDocument(orders));
  await untouched();
});

test('what stands further down on a narrow screen is told over the button, and led to', async () => {
  await openReview(orders);
  await heading('Orders');
  const region = (name: string) => screen.getByRole('region', { name });
  Element.prototype.scrollIntoView = vi.fn();
  await press('3 new hosts');
  expect(document.activeElement).toBe(region('Hosts it will call'));
  await press('3 values missing');
  expect(document.activeElement).toBe(region('Missing, yours to fill'));
});

test('accepted: the profile made, secrets sealed, values put in, its environment chosen; Undo takes all of it back', async () => {
  const { vault, place, leaksIn, dump } = await openReview(orders);
  await heading('Orders');
  await userEvent.type(screen.getByLabelText('Client secret'), secret);
  await userEvent.type(screen.getByLabelText('api_key'), 'key-0123456789');
  await userEvent.type(screen.getByLabelText('region'), 'eu');
  expect(leaksIn(document.documentElement.outerHTML, [secret])).toEqual([]);
  await press(/^Add 2 requests/);
  await waitFor(() => expect(place.address).toBe('/requests/orders/list'));
  const [profile] = (await vault.loadProfiles()).records;
  expect(profile).toMatchObject({ name: 'Acme – dev', clientSecret: { lastFour: '6789' }, tokenOrigins: [] });
  const [environment] = (await vault.loadEnvironments()).records;
  expect(environment?.profileId).toBe(profile?.id);
  expect(
    environment?.variables.map(({ name, value }) => [name, value.kind === 'text' ? value.text : value.origins]),
  ).toEqual([
    ['base', 'https://api.acme.example'],
    ['api_key', []],
    ['region', 'eu'],
  ]);
  expect(leaksIn(await dump(), [secret])).toEqual([]);

  const [offer] = takeOffers();
  expect(offer?.message).toBe('Added “Orders”, 2 requests');
  await meanwhile(() => offer?.undo());
  expect((await vault.loadProfiles()).records).toEqual([]);
  expect(await vault.loadCollection('orders')).toBeNull();
});

describe('held against what is here', () => {
  test('merge: field by field, with what only you have kept', async () => {
    const pages = await take(orders);
    const { place, vault, untouched } = await openReview(ordersLater, pages);
    await heading('Orders');
    expect(lines()).toEqual([
      'Orders2 requests3 inside differ',
      expect.stringMatching(
        /^GETList orders.*Take theirschangedURL.*Yours:\{\{base\}\}\/orders.*Theirs:\{\{base\}\}\/orders\?state=open$/,
      ),
      expect.stringMatching(/added$/),
      expect.stringMatching(/^POSTExport.*only yours$/),
    ]);
    expect(
      screen.getByRole('radio', { name: 'Merge', description: 'Adds 1, changes 1, keeps 1 that only you have' }),
    ).toHaveProperty('checked', true);
    const lineOf = (name: string) => screen.getByText(name, { selector: 'dt *' }).closest('div')?.textContent;
    expect(lineOf('base')).toBe('baseDevelopmenthttps://api.acme.examplesame as yours');
    expect(screen.getByText(/“?Acme – dev”?, matches its endpoints/)).toBeTruthy();
    await untouched();
    await press(/^Merge 2 changes/);
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/orders\//));
    expect((await vault.loadCollection('orders'))?.items.map(({ name }) => name)).toEqual([
      'List orders',
      'Add order',
      'Export',
    ]);
    expect((await vault.loadProfiles()).records).toHaveLength(1);
  });

  test('a secret that is here is not asked for again, but for a copy', async () => {
    const shown = await openReview(orders);
    await heading('Orders');
    await userEvent.type(screen.getByLabelText('api_key'), 'key-0123456789');
    await userEvent.type(screen.getByLabelText('region'), 'eu');
    await press(/^Add 2 requests/);
    await waitFor(() => expect(shown.place.address).toMatch(/^\/requests\//));
    shown.unmount();
    takeOffers();
    await openReview(ordersLater, shown);
    await heading('Orders');
    for (const name of ['api_key', 'region']) expect(screen.queryByLabelText(name)).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Copy' }));
    for (const name of ['api_key', 'region']) expect(screen.getByLabelText(name)).toBeTruthy();
  });

  test('what is unticked stays as it is here, in what is counted and in what is merged', async () => {
    const pages = await take(orders);
    const { vault, place } = await openReview(ordersLater, pages);
    await heading('Orders');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Take theirs: List orders' }));
    expect(lines()[1]).toMatch(/Take theirsyours stays/);
    const merge = screen.getByRole('radio', { name: 'Merge' });
    expect(merge.closest('label')?.textContent).toContain(
      'Adds 1, keeps 1 of yours that differs, keeps 1 that only you have',
    );
    await press(/^Merge 1 change/);
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/orders\//));
    expect(takeOffers()[0]?.message).toBe('Merged 1 change into “Orders”');
    expect((await vault.loadRequest('list'))?.url).toBe('{{base}}/orders');
    expect(await vault.loadRequest('add')).not.toBeNull();
  });

  test('with more than one that differs, one press keeps all of mine; where nothing else is new it opens what is here', async () => {
    const plain = secretsAside(orders);
    const pages = await take(plain);
    const both = [
      sharedRequest('list', { name: 'List orders', url: 'https://api.acme.example/orders' }),
      sharedRequest('export', { name: 'Export', url: 'https://export.example.net/v2' }),
    ];
    const { place, untouched } = await openReview(
      { ...plain, collection: { ...plain.collection!, items: both } },
      pages,
    );
    await heading('Orders');
    await press('Keep all of mine');
    await press(/^Open “Orders”/);
    await waitFor(() => expect(place.address).toBe('/requests/orders'));
    await untouched();
  });

  test('a value of mine stands beside theirs', async () => {
    const pages = await take(orders);
    const base = { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://new.example' } } as const;
    const [development] = orders.environments;
    await openReview({ ...ordersLater, environments: [{ ...development!, variables: [base] }] }, pages);
    await heading('Orders');
    const line = screen.getByText('base', { selector: 'dt *' }).closest('div')?.textContent;
    expect(line).toBe(
      'baseDevelopmentYours: https://api.acme.example→, theirs: https://new.exampleTake theirsyours stays',
    );
  });

  test('a value of an environment is mine, unless theirs is ticked; Undo gives mine back', async () => {
    const withBase = (text: string): SharedDocument => {
      const base = { name: 'base', isEnabled: true, value: { kind: 'text', text } } as const;
      return { ...orders, profiles: [], environments: [{ name: 'Development', role: null, variables: [base] }] };
    };
    const pages = await take(withBase('https://api.acme.example'));
    const { vault, place } = await openReview(withBase('https://new.example'), pages);
    await heading('Orders');
    expect(screen.getByRole('button', { name: /^Open “Orders”/ })).toBeTruthy();
    screen.getByRole('checkbox', { name: 'Take theirs: base of Development' }).focus();
    await userEvent.keyboard(' ');
    await press(/^Merge 1 change/);
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/orders\//));
    const valueNow = async () => (await vault.loadEnvironments()).records[0]?.variables[0]?.value;
    expect(await valueNow()).toEqual({ kind: 'text', text: 'https://new.example' });
    const [offer] = takeOffers();
    expect(offer?.message).toBe('Merged 1 change into “Orders”');
    await offer?.undo();
    expect(await valueNow()).toEqual({ kind: 'text', text: 'https://api.acme.example' });
  });

  test('values go with their collection, until one is chosen by itself', async () => {
    const variables = (texts: readonly [string, string]) =>
      texts.map((text, at) => ({ name: `v${at}`, isEnabled: true, value: { kind: 'text', text } }) as const);
    const alone = (texts: readonly [string, string]): SharedDocument => ({
      ...{ profiles: [], environments: [] },
      collection: { ...orders.collection!, variables: variables(texts) },
    });
    const { vault, place } = await openReview(alone(['c', 'd']), await take(alone(['a', 'b'])));
    await heading('Orders');
    const isTheirs = () =>
      screen.getAllByRole<HTMLInputElement>('checkbox', { name: /of Orders$/ }).map(({ checked }) => checked);
    expect(isTheirs()).toEqual([true, true]);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Take theirs: Orders' }));
    expect(isTheirs()).toEqual([false, false]);
    await press('Take all values of theirs');
    expect(screen.getByRole('button', { name: /^Merge 2 changes/ })).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Take theirs: v0 of Orders' }));
    await press(/^Merge 1 change/);
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/orders\//));
    expect((await vault.loadCollection('orders'))?.variables).toEqual(variables(['a', 'd']));
  });

  test('a copy stands beside it: nothing of it is held against mine, and the environment in use stays in use', async () => {
    const pages = await take(orders);
    const { vault, place } = await openReview(ordersLater, pages);
    chooseEnvironment('mine');
    await heading('Orders');
    await userEvent.click(screen.getByRole('radio', { name: 'Copy' }));
    expect(lines()).toEqual([
      'Orders2 requests',
      'GETList orders{{base}}/orders?state=open',
      'POSTAdd order{{base}}/orders',
    ]);
    const lineOf = (name: string) => screen.getByText(name, { selector: 'dt *' }).closest('div')?.textContent;
    expect(lineOf('base')).toBe('baseDevelopmenthttps://api.acme.example');
    expect(lineOf('api_key')).toBe('api_keyDevelopmentsecret, its name alonemissing');
    await press(/^Add a copy/);
    await waitFor(() => expect(place.address).toMatch(/^\/requests\//));
    expect((await vault.loadEnvironments()).records).toHaveLength(2);
    expect(localStorage.getItem('authscope-environment')).toContain('"environmentId":"mine"');
  });

  test('replace says what is lost', async () => {
    const pages = await take(orders);
    const { vault, place } = await openReview(ordersLater, pages);
    await heading('Orders');
    await userEvent.click(screen.getByRole('radio', { name: 'Replace' }));
    expect(screen.getByText('1 lost')).toBeTruthy();
    expect(lines().at(-1)).toMatch(/^POSTExport.*will be deleted$/);
    await press(/^Replace mine/);
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/orders\//));
    expect((await vault.loadCollection('orders'))?.items.map(({ name }) => name)).toEqual(['List orders', 'Add order']);
  });
});

describe('what stands in it as text and looks like a secret', () => {
  const bearer = { name: 'Authorization', value: `Bearer ${secret}`, isEnabled: true };
  const key = 'q7Zp41LkWm90TtXe';
  const leaking: SharedDocument = {
    ...{ profiles: [], environments: [] },
    collection: {
      ...orders.collection!,
      items: [
        sharedRequest('list', { name: 'List orders', url: 'https://api.acme.example/orders', headers: [bearer] }),
        sharedRequest('add', { name: 'Add order', url: `https://api.acme.example/orders?api_key=${key}` }),
      ],
    },
  };
  const possible = () => screen.findByRole('list', { name: 'Possible secrets' });
  const found = () => screen.getByRole('region', { name: 'Secrets found in plain text' });

  test('goes to the vault on a press, once it is accepted, and its request has a slot; Undo takes it out', async () => {
    const { vault, place, leaksIn, dump, untouched } = await openReview(leaking);
    await heading('Orders');
    const before = await dump();
    const scrolled = vi.fn(function scrolled(this: Element) {
      return this;
    });
    Element.prototype.scrollIntoView = scrolled as () => void;
    await userEvent.click(within(await possible()).getAllByRole('button', { name: 'Move to the vault' })[0]!);
    await waitFor(() => expect(document.activeElement).toBe(found()));
    expect(scrolled).toHaveLastReturnedWith(found());
    expect(screen.getByText('token goes to the vault').getAttribute('role')).toBe('status');
    expect(found().textContent).toContain('It goes to the vault when you add it. The link itself still holds it.');
    expect(within(await possible()).getAllByRole('listitem')).toHaveLength(1);
    await press('Move to the vault');
    expect(
      within(found())
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^tokenList orders, auth/),
      expect.stringMatching(/^api_keyOrders \/ Add order, now a variable of Orders/),
    ]);
    await userEvent.click(screen.getByRole('radio', { name: 'Source' }));
    expect(leaksIn(screen.getByRole('group', { name: 'Source' }).textContent ?? '', [secret, key])).toEqual([]);
    await untouched();
    await press(/^Add 2 requests/);
    await waitFor(() => expect(place.address).toBe('/requests/orders/list'));
    const list = await vault.loadRequest('list');
    expect(list).toMatchObject({ headers: [], auth: { kind: 'bearer', token: { kind: 'secret' } } });
    expect(await vault.loadRequest('add')).toMatchObject({
      url: 'https://api.acme.example/orders?api_key={{api_key}}',
    });
    const stored = (await vault.loadSecrets()).records.map(({ value }) => value.reveal());
    expect(stored.toSorted()).toEqual([secret, key].toSorted());
    expect(leaksIn(await dump(), [secret, key])).toEqual([]);
    await takeOffers()[0]?.undo();
    expect(await dump()).toBe(before);
  });

  test('all of it on one press; what is left as text after all is stored as text', async () => {
    const { vault, place } = await openReview(leaking);
    await heading('Orders');
    await press('Move all 2 to the vault');
    expect(screen.getByText('2 secrets go to the vault')).toBeTruthy();
    expect(screen.queryByRole('list', { name: 'Possible secrets' })).toBeNull();
    await press('Leave as text: token');
    expect(screen.getByText('It stays as text')).toBeTruthy();
    expect(within(await possible()).getByRole('listitem').textContent).toContain('List orders: Authorization header');
    await press(/^Add 2 requests/);
    await waitFor(() => expect(place.address).toBe('/requests/orders/list'));
    expect(await vault.loadRequest('list')).toMatchObject({ headers: [bearer], auth: { kind: 'inherit' } });
    expect((await vault.loadSecrets()).records.map(({ value }) => value.reveal())).toEqual([key]);
  });

  test('opened again and moved again, differs in the secret of its auth alone: nothing tells whether it is the one here', async () => {
    const first = await openReview(leaking);
    await heading('Orders');
    await press('Move all 2 to the vault');
    await press(/^Add 2 requests/);
    await waitFor(() => expect(first.place.address).toBe('/requests/orders/list'));
    first.unmount();
    takeOffers();
    const again = await openReview(leaking, first);
    await heading('Orders');
    expect(lines().filter((line) => line?.includes('Take theirs'))).toHaveLength(3);
    await press('Move all 2 to the vault');
    const differing = () => lines().filter((line) => line?.includes('Take theirs'));
    await waitFor(() => expect(differing()).toEqual([expect.stringContaining('List orders')]));
    const mine = async () => (await first.vault.loadRequest('list'))?.auth;
    const before = await mine();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Take theirs: List orders' }));
    await press(/^Merge/);
    await waitFor(() => expect(again.place.address).toMatch(/^\/requests\/orders\//));
    expect(await mine()).toEqual(before);
  });

  test('R27: the variable that stands for it takes no name that a request of mine asks for', async () => {
    const mine = sharedRequest('mine', { name: 'Mine', url: 'https://my.example/?k={{api_key}}' });
    const collection = { ...leaking.collection!, items: [sharedRequest('list', { name: 'List orders' }), mine] };
    const first = await take({ ...leaking, collection });
    const { vault, place } = await openReview(leaking, first);
    await heading('Orders');
    await press('Move all 2 to the vault');
    await press(/^Merge/);
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/orders\//));
    expect((await vault.loadCollection('orders'))?.variables).toMatchObject([{ name: 'api_key_2' }]);
    expect(await vault.loadRequest('add')).toMatchObject({
      url: 'https://api.acme.example/orders?api_key={{api_key_2}}',
    });
  });
});

describe('a profile that comes alone', () => {
  const alone: SharedDocument = { profiles: orders.profiles, environments: [], collection: null };
  const takeAlone = async () => {
    const shown = await openReview(alone);
    await heading('Acme – dev');
    await press(/^Add 1 profile/);
    await waitFor(() => expect(shown.place.address).toMatch(/^\/profiles\//));
    const at = shown.place.address;
    shown.unmount();
    takeOffers();
    return { shown, at };
  };

  test('says how it asks for tokens, where and as whom', async () => {
    await openReview(alone);
    await heading('Acme – dev');
    const brought = screen.getByRole('list', { name: 'Profiles it brings' });
    expect(brought.textContent).toBe(
      'Acme – devGrantClient credentialsHostsacme.exampleScopesnoneClient IDacmeLeft out1 secret',
    );
    expect(screen.getByLabelText('Client secret')).toBeTruthy();
  });

  test('is opened where it is here: nothing is added', async () => {
    const { shown, at } = await takeAlone();
    const { place, untouched } = await openReview(alone, shown);
    await heading('Acme – dev');
    expect(screen.getByRole('heading', { name: 'You have this profile' })).toBeTruthy();
    expect(screen.queryByLabelText('Client secret')).toBeNull();
    await press(/^Open “Acme – dev”/);
    await waitFor(() => expect(place.address).toBe(at));
    expect(takeOffers()).toEqual([]);
    await untouched();
  });

  test('is added as a copy, under a name of its own, where that is chosen', async () => {
    const { shown } = await takeAlone();
    const { place, vault } = await openReview(alone, shown);
    await heading('Acme – dev');
    await userEvent.click(screen.getByRole('radio', { name: 'Add as a copy' }));
    expect(screen.getByLabelText('Client secret')).toBeTruthy();
    await press(/^Add a copy/);
    await waitFor(() => expect(place.address).toMatch(/^\/profiles\//));
    expect(takeOffers()[0]?.message).toBe('Added a copy of “Acme – dev”');
    const names = (await vault.loadProfiles()).records.map(({ name }) => name);
    expect(names.toSorted()).toEqual(['Acme – dev', 'Acme – dev 2']);
  });
});

describe('a profile that is here, with an environment', () => {
  const withBase = (text: string, name = 'Development'): SharedDocument => {
    const base = { name: 'base', isEnabled: true, value: { kind: 'text', text } } as const;
    return { profiles: orders.profiles, environments: [{ name, role: 'api', variables: [base] }], collection: null };
  };
  const reopen = async (document: SharedDocument) => {
    const first = await openReview(withBase('https://api.acme.example'));
    await heading('Acme – dev');
    await press(/^Add 1 profile/);
    await waitFor(() => expect(first.place.address).toMatch(/^\/profiles\//));
    first.unmount();
    takeOffers();
    const shown = await openReview(document, first);
    await heading('Acme – dev');
    const environments = async () =>
      (await shown.vault.loadEnvironments()).records.map(({ name, variables }) => [name, variables[0]?.value]);
    return { ...shown, at: first.place.address, environments };
  };
  const text = (value: string) => ({ kind: 'text', text: value });

  test('gives a value that is ticked', async () => {
    const { environments } = await reopen(withBase('https://new.example'));
    expect(screen.getByRole('button', { name: /^Open “Acme – dev”/ })).toBeTruthy();
    expect(screen.queryByText('nothing to add')).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Take theirs: base of Development' }));
    await press(/^Take 1 value/);
    await waitFor(async () => expect(await environments()).toEqual([['Development', text('https://new.example')]]));
    const offer = await waitFor(() => takeOffers()[0] ?? expect.fail('no way back'));
    expect(offer.message).toBe('Merged 1 environment');
    await meanwhile(() => offer.undo());
    expect(await environments()).toEqual([['Development', text('https://api.acme.example')]]);
  });

  test('adds one that is not here, at the profile that is', async () => {
    const { environments, vault } = await reopen(withBase('https://test.example', 'Test'));
    await press(/^Add 1 environment/);
    await waitFor(async () => expect(await environments()).toHaveLength(2));
    const [profile, ...others] = (await vault.loadProfiles()).records;
    expect(others).toEqual([]);
    const made = (await vault.loadEnvironments()).records.find(({ name }) => name === 'Test');
    expect(made?.profileId).toBe(profile?.id);
    await waitFor(() => expect(takeOffers()[0]?.message).toBe('Added 1 environment'));
  });

  test('is opened where both say the same', async () => {
    const { place, at, untouched } = await reopen(withBase('https://api.acme.example'));
    await press(/^Open “Acme – dev”/);
    await waitFor(() => expect(place.address).toBe(at));
    await untouched();
  });
});

test('Esc lets go of it as soon as it is shown', async () => {
  const { place } = await openReview(orders);
  await heading('Orders');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(place.address).toBe('/requests'));
});

test('Discard leaves nothing: not in the vault, not in the history', async () => {
  const { place, untouched } = await openReview(orders);
  await heading('Orders');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(place.address).toBe('/requests'));
  await untouched();
});

describe('ways in', () => {
  test('R27: what was pasted waits for “Review it”, whose key pressed twice does not accept it unseen', async () => {
    const { untouched, place } = await openAt('/s');
    await userEvent.click(field());
    await userEvent.paste(await writeLink(orders));
    await meanwhile(() => {});
    expect(screen.queryByRole('heading', { name: 'Review “Orders”' })).toBeNull();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await heading('Orders');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await meanwhile(() => {});
    await untouched();
    const later = performance.now() + 500;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(place.address).toMatch(/^\/requests\/orders/));
  });

  test('a link of any host, or the bare fragment of one, pasted', async () => {
    const link = await writeLink(orders);
    for (const text of [`https://authscope.example:8443/s#${link}`, ` ${link}\n`, `#${link}`]) {
      const { unmount } = await openAt('/s');
      await paste(text);
      await heading('Orders');
      unmount();
    }
  });

  test('the text of a document pasted, or its file chosen', async () => {
    const { unmount } = await openAt('/s');
    await paste(writeDocument(orders));
    await heading('Orders');
    unmount();
    hold(null);
    await openAt('/s');
    const file = new File([writeDocument(orders)], 'orders.authscope.json');
    await userEvent.upload(screen.getByLabelText('File to review'), file);
    await heading('Orders');
    expect(screen.getByText(/^orders\.authscope\.json, /)).toBeTruthy();
  });
});

describe('a large file', () => {
  /** The worker that a page starts: it says what it is told to, and reads nothing. */
  function stubWorker() {
    const worker = {
      onmessage: null as ((event: Pick<MessageEvent, 'data'>) => void) | null,
      onerror: null as ((event: Pick<ErrorEvent, 'message'>) => void) | null,
      postMessage: vi.fn(),
      terminate: vi.fn(),
    };
    vi.stubGlobal(
      'Worker',
      vi.fn(function Worker() {
        return worker;
      }),
    );
    return worker;
  }
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const large = new File([' '.repeat(400_000)], 'large.yaml');
  const openLarge = async () => {
    const worker = stubWorker();
    hold({ kind: 'file', file: large });
    return { worker, ...(await openAt('/s')) };
  };

  test('is read in a worker, says how far it is, and can be given up at once', async () => {
    const { worker, place, untouched } = await openLarge();
    expect(worker.postMessage).toHaveBeenCalledWith({ file: large, name: 'large.yaml' });
    const progress = { step: 'loading', doneBytes: 100_000, ofBytes: 400_000 };
    await meanwhile(() => worker.onmessage?.({ data: { kind: 'progress', progress } }));
    expect(screen.getByRole('progressbar', { name: 'Loading' }).getAttribute('aria-valuenow')).toBe('25');
    await press(/^Cancel/);
    expect(await screen.findByText('Reading was cancelled. Nothing was kept.')).toBeTruthy();
    expect(field()).toBeTruthy();
    expect(place.address).toBe('/s');
    expect(worker.terminate).toHaveBeenCalledOnce();
    await untouched();
  });

  test.each([
    ['a file that moved', 'large.yaml could not be read.', { kind: 'unloadable', message: 'It is gone' }],
    ['a worker that broke', 'Reading stopped before its end.', null],
  ])('%s is refused in words', async (_, cause, data) => {
    const { worker, untouched } = await openLarge();
    await meanwhile(() => (data ? worker.onmessage?.({ data }) : worker.onerror?.({ message: 'It is gone' })));
    const refusal = await screen.findByRole('alert');
    expect(within(refusal).getByRole('heading').textContent).toBe(cause);
    expect(refusal.textContent).toContain('It is gone');
    await untouched();
  });

  test('a long link is read there, too', async () => {
    const worker = stubWorker();
    const link = `#1.90000.${'A'.repeat(90_000)}`;
    hold({ kind: 'link', link });
    const { untouched } = await openAt('/s');
    expect(worker.postMessage).toHaveBeenCalledWith({ link });
    const refusal = { kind: 'damaged' };
    await meanwhile(() => worker.onmessage?.({ data: { kind: 'refused-link', refusal } }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/changed/);
    await untouched();
  });
});

describe('R25: what is refused says why, and nothing of it is kept', () => {
  const levels = '{"authscope":"1.0","collection":'.padEnd(50_000, '[');

  test.each([
    [
      'a link that was cut',
      async () => `#${(await writeLink(orders)).slice(0, -40)}`,
      'The end of the link is missing.',
    ],
    [
      'a changed link',
      async () => (await writeLink(orders)).replace(/.{8}$/, '!!!!!!!!'),
      'The link was changed on its way.',
    ],
    ['50,000 levels', async () => levels, 'The document is nested too deep.'],
    ['no JSON', async () => '{"authscope":"1.0",\n"collection" 5}', 'The document is no JSON.'],
    [
      'a wrong type',
      async () => '{"authscope":"1.0","collection":{"id":1}}',
      'A member of the document is of the wrong type.',
    ],
    [
      '__proto__ twice',
      async () => '{"authscope":"1.0","__proto__":{},"__proto__":{}}',
      'The document says something twice.',
    ],
    [
      'a secret that travels',
      async () =>
        '{"authscope":"1.0","environments":[{"name":"a","variables":[{"name":"k","secret":true,"value":"x"}]}]}',
      'The document holds something that never travels.',
    ],
    ['a later version', async () => '{"authscope":"2.0"}', 'A newer Authscope wrote this document.'],
  ])('%s', async (_, text, cause) => {
    const { untouched } = await openAt('/s');
    await paste(await text());
    const refusal = await screen.findByRole('alert');
    expect(within(refusal).getByRole('heading').textContent).toBe(cause);
    expect(refusal.textContent).toContain('Nothing was kept.');
    await untouched();
  });

  test('the file is named, and a backup has its way to where it is restored', async () => {
    const { untouched } = await openAt('/s');
    await userEvent.upload(screen.getByLabelText('File to review'), new File(['authscope-backup…'], 'own.backup'));
    const refusal = within(await screen.findByRole('alert'));
    expect(refusal.getByText(/^own\.backup, 19 B: It begins with/)).toBeTruthy();
    expect(refusal.getByRole('link', { name: 'Go to Backup' }).getAttribute('href')).toBe('/settings/backup');
    await untouched();
  });

  test('what was pasted stands there still, to be mended', async () => {
    await openAt('/s');
    await paste('{"authscope":"1.0",');
    await screen.findByRole('alert');
    expect(field()).toHaveProperty('value', '{"authscope":"1.0",');
  });

  test('what a newer minor version says beyond what is known here is counted', async () => {
    await openAt('/s');
    await paste(
      writeDocument(orders).replace('"authscope": "1.0",', '"authscope": "1.7", "future": { "a": 1 }, "more": 2,'),
    );
    await heading('Orders');
    expect(screen.getByText(/^2 members of a newer version are not known here: kept/)).toBeTruthy();
  });

  test('a member called __proto__ changes nothing, and does not come along', async () => {
    await openAt('/s');
    const pasted = writeDocument(orders).replace('{', '{"__proto__":{"polluted":true},');
    await paste(pasted);
    await heading('Orders');
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(screen.getByText('1 member named __proto__ was dropped.')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Source' }));
    expect(screen.getByRole('group', { name: 'Source' }).textContent).toBe(writeDocument(orders));
  });
});
