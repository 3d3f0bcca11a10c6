import { expect, test } from 'vitest';
import type { Item } from '#collection/collection.ts';
import { sharedRequest } from '#collection/document.test-support.ts';
import { blankRequest } from '#collection/saved-request.ts';
import type { SharedDocument, SharedProfile } from '#collection/shared-document.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles } from './console.test-support.ts';
import { loadCollections } from './load-collections.ts';
import { makeMarkedWorkspace } from './marked-workspace.test-support.ts';
import { makeProfile } from './profiles.test-support.ts';
import { reviewDocument } from './review-document.ts';
import { sendSaved } from './send-saved.ts';
import { shareItems } from './share-items.ts';
import { patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const acme: SharedProfile = {
  ...{ role: 'api', name: 'Acme', preset: null, secrets: ['clientSecret'] },
  fields: {
    grant: 'client_credentials',
    tokenEndpoint: 'https://acme.example/token',
    apiBaseUrl: 'https://api.acme.example',
  },
};

const document: SharedDocument = {
  profiles: [acme],
  environments: [
    { name: 'Dev', role: 'api', variables: [{ name: 'region', isEnabled: true, value: { kind: 'text', text: '' } }] },
  ],
  collection: {
    ...{ id: 'c', name: 'Orders', isPart: false, notes: '' },
    auth: { kind: 'profile', role: 'api', placement: { in: 'header', name: 'Authorization', scheme: 'Bearer' } },
    variables: [{ name: 'api_key', isEnabled: true, value: { kind: 'secret' } }],
    items: [
      sharedRequest('list', { url: '/orders?r={{region}}&k={{api_key}}' }),
      sharedRequest('one', { url: '/orders/{{order_id}}' }),
      sharedRequest('export', { url: 'https://export.example/v1' }),
    ],
  },
};

test('says what it holds, where it leads and what is missing, to somebody who has nothing', async () => {
  const { services } = await openConsole();
  const review = await reviewDocument(services, document);
  expect(review).toMatchObject({
    name: 'Orders',
    counts: { requests: 3, folders: 0, profiles: 1, environments: 1, variables: 2 },
    hosts: [
      { origin: 'https://api.acme.example', requests: 2, profiles: ['Acme'], calls: 0, isNew: true },
      { origin: 'https://export.example', requests: 1, profiles: [], calls: 0, isNew: true },
      { origin: 'https://acme.example', requests: 0, profiles: ['Acme'], calls: 0, isNew: true },
    ],
    profiles: [
      {
        role: 'api',
        profile: { name: 'Acme', grant: 'client_credentials', isPresetUnknown: false },
        secrets: [{ place: { kind: 'profile', role: 'api', secret: 'clientSecret' }, label: 'client secret' }],
        candidates: [],
      },
    ],
    secrets: [{ label: 'api_key', where: ['Orders'] }],
    existing: null,
    outcomes: { added: 3, changed: 0, onlyYours: 0 },
  });
  expect(review.variables.map(({ label, where }) => [label, where])).toEqual([
    ['region', ['Dev']],
    ['order_id', ['Orders']],
  ]);
});

test('offers the profiles that ask at the same endpoints, and knows their hosts', async () => {
  const { services } = await openConsole();
  const made = await makeMarkedWorkspace(services);
  const review = await reviewDocument(services, document);
  expect(review.profiles[0]?.candidates).toEqual([{ id: made.profileId, name: 'Acme – dev', hasSecret: true }]);
  expect(review.hosts.map(({ origin, isNew }) => [origin, isNew])).toEqual([
    ['https://api.acme.example', false],
    ['https://export.example', true],
    ['https://acme.example', false],
  ]);
});

test('an endpoint that was typed without its scheme leads nowhere, and the rest is reviewed', async () => {
  const { services } = await openConsole();
  const fields = { ...acme.fields, tokenEndpoint: 'localhost:8080/token' };
  const review = await reviewDocument(services, { ...document, profiles: [{ ...acme, fields }] });
  expect(review.profiles[0]?.profile?.hosts).toEqual(['api.acme.example']);
  expect(review.hosts.map(({ origin }) => origin)).toEqual(['https://api.acme.example', 'https://export.example']);
});

test('counts the calls that went to its hosts from here', async () => {
  const { services } = await openConsole();
  const { origin } = new URL(services.origins.practice);
  const request = { ...blankRequest, id: 'r', changedAt: 0, url: `${origin}/api/me`, auth: { kind: 'none' } } as const;
  await sendSaved(services, { request, collectionId: null, environmentId: null }, patient);
  const elsewhere = sharedRequest('e', { url: '{{practice}}/anything' });
  const { hosts } = await reviewDocument(services, {
    ...document,
    collection: { ...document.collection!, items: [elsewhere] },
  });
  expect(hosts.find((host) => host.origin === origin)).toMatchObject({ requests: 1, isNew: false, calls: 1 });
});

test('counts environments of one name once: they go into the same', async () => {
  const { services } = await openConsole();
  const twice = ['Dev', 'Dev', 'Live'].map((name) => ({ name, role: null, variables: [] }));
  const review = await reviewDocument(services, { profiles: [], environments: twice, collection: null });
  expect(review.environmentsChanged).toBe(2);
});

test('compares with the collection of its id, item by item', async () => {
  const { services } = await openConsole();
  const { collectionId, environmentId } = await makeMarkedWorkspace(services);
  const what = { kind: 'collection', id: collectionId, itemId: null } as const;
  const shared = await shareItems(services, { what, environmentIds: [environmentId], includesClientId: false });
  if (shared.kind === 'refused') throw new Error('It is small');
  const same = await reviewDocument(services, shared.document);
  expect(same.existing).toEqual({ id: collectionId, name: 'Orders' });
  expect(same.outcomes).toEqual({ added: 0, changed: 0, onlyYours: 0 });
  const [folder] = shared.document.collection?.items ?? [];
  const [development] = shared.document.environments;
  const base = { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://evil.example' } } as const;
  const region = { name: 'region', isEnabled: true, value: { kind: 'text', text: '' } } as const;
  const valued = [{ ...development!, variables: [...development!.variables.slice(1), base, region] }];
  const values = (await reviewDocument(services, { ...shared.document, environments: valued })).values;
  // Yours stays: it is not the document's to say where your requests go.
  expect(values.map(({ variable, where, state }) => [...where, variable.name, state])).toEqual([
    ['Development', 'env_key', 'same'],
    ['Development', 'base', 'kept'],
    ['Development', 'region', 'missing'],
    ['Orders', 'api_key', 'same'],
  ]);
  const cut = {
    ...shared.document,
    collection: { ...shared.document.collection!, name: 'Orders, new', items: [folder!] },
  };
  const review = await reviewDocument(services, cut);
  expect(review.comparison?.changes).toEqual([{ field: 'name', yours: ['Orders'], theirs: ['Orders, new'] }]);
  expect(review.outcomes).toEqual({ added: 0, changed: 1, onlyYours: 1 });
});

test('a secret that is here is not asked for again; one that only has its place here is', async () => {
  const { services } = await openConsole();
  const { collectionId, environmentId, folderId, listId } = await makeMarkedWorkspace(services);
  const asked = async (itemId: string | null) => {
    const what = { kind: 'collection', id: collectionId, itemId } as const;
    const shared = await shareItems(services, { what, environmentIds: [environmentId], includesClientId: false });
    if (shared.kind === 'refused') throw new Error('It is small');
    const { secrets, values } = await reviewDocument(services, shared.document);
    const missing = values.filter(({ state }) => state === 'missing').map(({ variable }) => variable.name);
    return { asked: secrets.filter(({ isHere }) => !isHere).map(({ label }) => label), missing, of: secrets.length };
  };
  expect(await asked(null)).toEqual({ asked: [], missing: [], of: 3 });
  // What its folder hands down stands in the part itself; here it stays in the folder.
  expect(await asked(listId)).toEqual({ asked: [], missing: [], of: 3 });

  const collection = (await services.vault.loadCollection(collectionId))!;
  const nameAlone = { kind: 'secret', secret: null, origins: [] } as const;
  const [folder] = collection.items.filter(({ id }) => id === folderId);
  const auth = { kind: 'basic', username: 'me', password: { kind: 'missing', label: 'password' } } as const;
  const changed = {
    ...collection,
    variables: collection.variables.map((each) => ({ ...each, value: nameAlone })),
    items: collection.items.map((item) => (item === folder ? { ...folder, auth } : item) as Item),
  };
  await services.vault.put([{ kind: 'collection', collection: changed }]);
  expect(await asked(null)).toEqual({ asked: ['api_key', 'password'], missing: ['api_key'], of: 3 });
});

test('takes Scratch of another device for another collection', async () => {
  const { services } = await openConsole();
  await loadCollections(services);
  const scratch = { ...document, collection: { ...document.collection!, id: 'scratch', name: 'Scratch' } };
  expect(await reviewDocument(services, scratch)).toMatchObject({ existing: null, outcomes: { added: 3 } });
});

test('a preset that is not known here is said to be; a role without a profile is one to choose for', async () => {
  const { services } = await openConsole();
  const unknown = { ...acme, preset: { id: 'of-tomorrow', at: 'real', variables: [] } } as const;
  const named = sharedRequest('n', { auth: { kind: 'profile', role: 'other', placement: { in: 'query', name: 't' } } });
  const review = await reviewDocument(services, {
    ...document,
    profiles: [unknown],
    collection: { ...document.collection!, items: [named] },
  });
  expect(review.profiles).toMatchObject([
    { role: 'api', profile: { isPresetUnknown: true } },
    { role: 'other', profile: null },
  ]);
});

test('a role that only a group names and no request listens to asks for no profile', async () => {
  const { services } = await openConsole();
  const named = sharedRequest('n', { auth: { kind: 'profile', role: 'other', placement: { in: 'query', name: 't' } } });
  const alone = (items: readonly ReturnType<typeof sharedRequest>[]) =>
    reviewDocument(services, { profiles: [], environments: [], collection: { ...document.collection!, items } });
  expect((await alone([named])).profiles.map(({ role }) => role)).toEqual(['other']);
  expect((await alone([named, sharedRequest('l')])).profiles.map(({ role }) => role)).toEqual(['other', 'api']);
});

test('at the practice provider a preset brings its secret', async () => {
  const { services } = await openConsole();
  const practice: SharedProfile = { ...acme, preset: { id: 'clayton', at: 'practice', variables: [] }, fields: {} };
  const review = await reviewDocument(services, { ...document, profiles: [practice] });
  expect(review.profiles[0]).toMatchObject({ profile: { isPresetUnknown: false }, secrets: [] });
});

test('of two that fit, the one that is more alike comes first; another grant, consent page or client fits none', async () => {
  const { services } = await openConsole();
  const alike = { tokenEndpoint: 'https://acme.example/token', apiBaseUrl: 'https://api.acme.example', name: 'Acme' };
  const second = await makeProfile(services, 'service', { tokenEndpoint: alike.tokenEndpoint });
  const first = await makeProfile(services, 'service', alike);
  const other = await makeProfile(services, 'service');
  await changeProfile(services, { id: other, change: { name: 'Elsewhere' } });
  const { profiles } = await reviewDocument(services, document);
  expect(profiles[0]?.candidates.map(({ id }) => id)).toEqual([first, second]);

  for (const fields of [
    { clientId: 'somebody-else' },
    { grant: 'authorization_code' },
    { authorizationEndpoint: 'https://acme.example/authorize' },
  ] as const) {
    const others = [{ ...acme, fields: { ...acme.fields, ...fields } }];
    const reviewed = await reviewDocument(services, { ...document, profiles: others });
    expect(reviewed.profiles[0]?.candidates).toEqual([]);
  }
});

test('reads a large one in slices, so that the page goes on, and stops where nobody waits for it', async () => {
  const { services } = await openConsole();
  const items = Array.from({ length: 5_000 }, (_, at) =>
    sharedRequest(`r${at}`, { url: `https://h${at % 9}.example/` }),
  );
  const environments = Array.from({ length: 20 }, (_, at) => ({ name: `e${at}`, role: null, variables: [] }));
  const stop = new AbortController();
  const large = { ...document, environments, collection: { ...document.collection!, items } };
  const reviewing = reviewDocument(services, large, stop.signal);
  setTimeout(() => stop.abort(new Error('left')), 50);
  await expect(reviewing).rejects.toThrow('left');
});
