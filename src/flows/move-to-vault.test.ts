import { expect, test } from 'vitest';
import type { Auth } from '#collection/auth.ts';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import { shareCollection } from '#collection/share-collection.ts';
import { requestsIn } from '#collection/tree.ts';
import { createEnvironment } from './change-environment.ts';
import { setUpConsoles } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { createCollection, createFolder, createRequest } from './create-in-collection.ts';
import { keepDraft } from './keep-draft.ts';
import { type MovedToVault, moveToVault } from './move-to-vault.ts';
import { scanShared } from './scan-shared.ts';
import { setGroupAuth } from './set-group-auth.ts';
import { addVariable, setSecretValue } from './set-variables.ts';

const openConsole = setUpConsoles();
const secret = 'q7Zp41LkWm90TtXe';
const url = 'https://api.example/orders';

/** A request in a folder of a collection. */
async function withRequest(change: Partial<SavedRequest>) {
  const { services } = await openConsole();
  const collectionId = await createCollection(services, 'Orders');
  const folder = await createFolder(services, { collectionId, place: { kind: 'into', id: collectionId } });
  const place = { kind: 'into', id: folder.id } as const;
  const { id } = await createRequest(services, { collectionId, place, request: { name: 'List', url, ...change } });
  return { services, collectionId, folderId: folder.id, id };
}

interface Of {
  readonly services: ConsoleServices;
  readonly collectionId: string;
  readonly itemId?: string | null;
}

/** What is found in a collection, or a part of it, as it would be shared. */
async function find({ services, collectionId, itemId = null }: Of) {
  const { vault } = services;
  const collection = await vault.loadCollection(collectionId);
  if (!collection) throw new Error('There is no collection');
  const loaded = await Promise.all(requestsIn(collection).map(({ id }) => vault.loadRequest(id)));
  const requests = new Map(loaded.flatMap((each) => (each ? [[each.id, each] as const] : [])));
  const environments = (await vault.loadEnvironments()).records;
  const shared = shareCollection({
    ...{ collection, itemId, requests, environments },
    profiles: [],
    includesClientId: false,
  });
  if (!shared) throw new Error('There is no such item');
  return (await scanShared(services, shared.document)).found;
}

/** Moves what is found first. */
async function move(of: Of): Promise<MovedToVault> {
  const [found] = await find(of);
  if (!found) throw new Error('Nothing was found');
  const environmentIds = (await of.services.vault.loadEnvironments()).records.map(({ id }) => id);
  return moveToVault(of.services, { found, collectionId: of.collectionId, itemId: of.itemId ?? null, environmentIds });
}

async function undo(moved: MovedToVault): Promise<void> {
  if (moved.kind !== 'moved') throw new Error(`It was not moved: ${moved.kind}`);
  await moved.undo();
}

const secretsOf = async ({ vault }: ConsoleServices) =>
  (await vault.loadSecrets()).records.map(({ value }) => value.reveal());

test('a pasted bearer token becomes the auth of its request, and its header again with Undo', async () => {
  const headers = [{ name: 'Authorization', value: `Bearer ${secret}`, isEnabled: true }];
  const { services, collectionId, id } = await withRequest({ headers });
  const moved = await move({ services, collectionId });
  expect(moved).toMatchObject({ kind: 'moved', as: { kind: 'auth' } });
  expect(await services.vault.loadRequest(id)).toMatchObject({
    headers: [],
    auth: { kind: 'bearer', token: { kind: 'secret', secret: { label: 'token', lastFour: 'TtXe' } } },
  });
  expect(await secretsOf(services)).toEqual([secret]);
  expect(await find({ services, collectionId })).toEqual([]);

  await undo(moved);
  expect(await services.vault.loadRequest(id)).toMatchObject({ headers, auth: { kind: 'inherit' } });
  expect(await secretsOf(services)).toEqual([]);
});

test('a key in a URL becomes a secret variable of the collection that is bound to nothing yet', async () => {
  const { services, collectionId, id } = await withRequest({ url: `${url}?api_key=${secret}` });
  const moved = await move({ services, collectionId });
  expect(moved).toMatchObject({ as: { kind: 'variable', name: 'api_key' } });
  expect((await services.vault.loadRequest(id))?.url).toBe(`${url}?api_key={{api_key}}`);
  const variable = async () => (await services.vault.loadCollection(collectionId))?.variables;
  expect(await variable()).toMatchObject([{ name: 'api_key', value: { kind: 'secret', origins: [] } }]);
  expect(await secretsOf(services)).toEqual([secret]);

  await undo(moved);
  expect((await services.vault.loadRequest(id))?.url).toBe(`${url}?api_key=${secret}`);
  expect(await variable()).toEqual([]);
  expect(await secretsOf(services)).toEqual([]);
});

test('Undo leaves what was saved since alone', async () => {
  const { services, collectionId, id } = await withRequest({ url: `${url}?api_key=${secret}` });
  const moved = await move({ services, collectionId });
  const now = await services.vault.loadRequest(id);
  if (!now) throw new Error('The request is gone');
  const later = { ...now, url: `${now.url}&page=2`, changedAt: now.changedAt + 1 };
  await services.vault.put([{ kind: 'request', request: later }]);
  await undo(moved);
  expect(await services.vault.loadRequest(id)).toEqual(later);
  expect(await secretsOf(services)).toEqual([secret]);
});

test('a typed credential that is text becomes a secret, of a request and of a collection', async () => {
  const auth: Auth = { kind: 'basic', username: 'ada', password: { kind: 'text', text: secret } };
  const { services, collectionId, id } = await withRequest({ auth });
  const moved = await move({ services, collectionId });
  const sealed = { kind: 'basic', username: 'ada', password: { kind: 'secret' } };
  expect((await services.vault.loadRequest(id))?.auth).toMatchObject(sealed);
  await undo(moved);
  expect((await services.vault.loadRequest(id))?.auth).toEqual(auth);

  await services.vault.put([{ kind: 'request', request: { ...blankRequest, id, name: 'List', url, changedAt: 9 } }]);
  const collection = await services.vault.loadCollection(collectionId);
  if (!collection) throw new Error('The collection is gone');
  await services.vault.put([{ kind: 'collection', collection: { ...collection, auth } }]);
  const again = await move({ services, collectionId, itemId: id });
  expect((await services.vault.loadCollection(collectionId))?.auth).toMatchObject(sealed);
  await undo(again);
  expect((await services.vault.loadCollection(collectionId))?.auth).toEqual(auth);
  expect(await secretsOf(services)).toEqual([]);
});

test('a variable becomes secret where it stands: in an environment, and in the folder around a shared request', async () => {
  const { services, collectionId, folderId, id } = await withRequest({});
  const environmentId = await createEnvironment(services, { name: 'Dev' });
  const inDev = { kind: 'environment', id: environmentId } as const;
  await addVariable(services, { owner: inDev, name: 'api_key', text: secret });
  const moved = await move({ services, collectionId });
  const variableOfDev = async () => (await services.vault.loadEnvironment(environmentId))?.variables[0]?.value;
  expect(await variableOfDev()).toMatchObject({ kind: 'secret', origins: [] });
  await undo(moved);
  expect(await variableOfDev()).toEqual({ kind: 'text', text: secret });
  await move({ services, collectionId });

  await addVariable(services, { owner: { kind: 'group', id: folderId }, name: 'password', text: secret });
  expect(await move({ services, collectionId, itemId: id })).toMatchObject({ as: { name: 'password' } });
  const collection = await services.vault.loadCollection(collectionId);
  expect(collection?.variables).toEqual([]);
  const folder = collection?.items[0];
  expect(folder).toMatchObject({ variables: [{ name: 'password', value: { kind: 'secret' } }] });
});

test('a request with unsaved changes is left to its editor, and what is gone is told', async () => {
  const { services, collectionId, id } = await withRequest({ url: `${url}?api_key=${secret}` });
  const saved = await services.vault.loadRequest(id);
  if (!saved) throw new Error('The request is gone');
  await keepDraft(services, { request: { ...saved, method: 'POST' }, basedOn: saved.changedAt });
  expect(await move({ services, collectionId })).toEqual({ kind: 'unsaved' });

  const [found] = await find({ services, collectionId });
  if (!found) throw new Error('Nothing was found');
  await services.vault.remove([{ store: 'draft', id }]);
  await services.vault.put([{ kind: 'request', request: { ...saved, url } }]);
  const gone = await moveToVault(services, { found, collectionId, itemId: null, environmentIds: [] });
  expect(gone).toEqual({ kind: 'gone' });
  expect(await secretsOf(services)).toEqual([]);
});

test('two that move at once get names of their own: neither request sends the other’s secret', async () => {
  const { services, collectionId, id } = await withRequest({ url: `${url}?api_key=${secret}` });
  const other = 'Zk3Vb82QpLx07RwY';
  const place = { kind: 'into', id: collectionId } as const;
  const request = { name: 'Other', url: `${url}?api_key=${other}` };
  const { id: otherId } = await createRequest(services, { collectionId, place, request });
  const found = await find({ services, collectionId });
  await Promise.all(
    found.map((each) => moveToVault(services, { found: each, collectionId, itemId: null, environmentIds: [] })),
  );
  const collection = await services.vault.loadCollection(collectionId);
  const valueIn = async (requestId: string) => {
    const name = /\{\{(.*)\}\}/.exec((await services.vault.loadRequest(requestId))?.url ?? '')?.[1];
    const value = collection?.variables.find((each) => each.name === name)?.value;
    return value?.kind === 'secret' && value.secret && (await services.vault.open(value.secret)).reveal();
  };
  expect([await valueIn(id), await valueIn(otherId)]).toEqual([secret, other]);
});

test('Undo leaves the auth of a collection alone that was changed since', async () => {
  const auth: Auth = { kind: 'bearer', token: { kind: 'text', text: secret } };
  const { services, collectionId } = await withRequest({});
  await setGroupAuth(services, { collectionId, id: collectionId, auth });
  const moved = await move({ services, collectionId });
  await setGroupAuth(services, { collectionId, id: collectionId, auth: { kind: 'none' } });
  await undo(moved);
  expect((await services.vault.loadCollection(collectionId))?.auth).toEqual({ kind: 'none' });
});

test('Undo shows no other value that was put into the variable since', async () => {
  const { services, collectionId } = await withRequest({});
  const environmentId = await createEnvironment(services, { name: 'Dev' });
  const owner = { kind: 'environment', id: environmentId } as const;
  await addVariable(services, { owner, name: 'api_key', text: secret });
  const moved = await move({ services, collectionId });
  await setSecretValue(services, { owner, name: 'api_key', text: 'rotated-0123456789' });
  await undo(moved);
  const value = (await services.vault.loadEnvironment(environmentId))?.variables[0]?.value;
  expect(value).toMatchObject({ kind: 'secret', secret: { lastFour: '6789' } });
});
