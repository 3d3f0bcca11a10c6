import { expect, test, vi } from 'vitest';
import { scratchId } from '#collection/collection.ts';
import type { Place } from '#collection/edit-tree.ts';
import { practiceCollectionId } from '#collection/practice-collection.ts';
import { findGroup } from '#collection/tree.ts';
import { StorageFull } from '#vault/errors.ts';
import { newSecret } from '#vault/vault.ts';
import { moveItem, renameItem } from './change-collection.ts';
import { changeProfile } from './change-profile.ts';
import { setUpConsoles } from './console.test-support.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { createCollection, createFolder, createRequest } from './create-in-collection.ts';
import { ensurePracticeProfile } from './create-profile.ts';
import { deleteItem } from './delete-item.ts';
import { duplicateItem } from './duplicate-item.ts';
import { discardDraft, keepDraft } from './keep-draft.ts';
import { loadCollection, loadCollections } from './load-collections.ts';
import { openFirstRequest } from './open-first-request.ts';
import { createPracticeCollection } from './practice-collection.ts';
import { makeProfile } from './profiles.test-support.ts';
import { saveRequest } from './save-request.ts';

const openConsole = setUpConsoles();

/** A collection with a folder that holds one request, whose password is a secret of its own. */
async function makeShop(services: ConsoleServices) {
  const collectionId = await createCollection(services, 'Shop');
  const folder = await createFolder(services, { collectionId, place: { kind: 'into', id: collectionId } });
  const secret = newSecret('password', 'pa55', () => freshId(services));
  await services.vault.put([{ kind: 'secret', secret }]);
  const request = await createRequest(services, {
    collectionId,
    place: { kind: 'into', id: folder.id },
    request: {
      name: 'List orders',
      url: 'https://shop.example/orders',
      auth: { kind: 'basic', username: 'ada', password: { kind: 'secret', secret: secret.ref } },
    },
  });
  return { collectionId, folderId: folder.id, requestId: request.id, secret: secret.ref };
}

const saved = async (services: ConsoleServices, id: string) => {
  const request = await services.vault.loadRequest(id);
  if (!request) throw new Error(`There is no request ${id}`);
  return request;
};

/** The names of a group's items. */
const namesIn = async (services: ConsoleServices, collectionId: string, groupId = collectionId) =>
  findGroup(await loadCollection(services, collectionId), groupId)?.items.map(({ name }) => name);

test('Scratch is there from the first look, once, whichever tab looks', async () => {
  const { services, openTab } = await openConsole();
  const other = await openTab();
  await Promise.all([loadCollections(services), loadCollections(other)]);
  const { records } = await loadCollections(services);
  expect(records.map(({ id, name }) => [id, name])).toEqual([[scratchId, 'Scratch']]);
});

test('what is made beside what has the same name gets a number', async () => {
  const { services } = await openConsole();
  const collectionId = await createCollection(services);
  await createCollection(services);
  const into: Place = { kind: 'into', id: collectionId };
  await createRequest(services, { collectionId, place: into });
  await createRequest(services, { collectionId, place: into });
  expect(await namesIn(services, collectionId)).toEqual(['New request', 'New request 2']);
  const { records } = await services.vault.loadCollections();
  expect(records.map(({ name }) => name).toSorted()).toEqual(['New collection', 'New collection 2']);
});

test('a request renamed in the tree keeps the draft that is based on it', async () => {
  const { services } = await openConsole();
  const { collectionId, requestId } = await makeShop(services);
  const before = await saved(services, requestId);
  await renameItem(services, { collectionId, id: requestId, name: 'All orders' });
  expect(await saved(services, requestId)).toEqual({ ...before, name: 'All orders' });
  const draft = { request: { ...before, method: 'POST' }, basedOn: before.changedAt };
  expect(await saveRequest(services, { draft })).toMatchObject({ kind: 'saved', request: { name: 'All orders' } });
});

test('an item moves to another collection, and a folder never into itself', async () => {
  const { services } = await openConsole();
  const { collectionId, folderId } = await makeShop(services);
  const otherId = await createCollection(services, 'Other');
  const self = { collectionId, place: { kind: 'into', id: folderId } } as const;
  await moveItem(services, { collectionId, id: folderId, to: self });
  expect(await namesIn(services, collectionId)).toEqual(['New folder']);
  const to = { collectionId: otherId, place: { kind: 'into', id: otherId } } as const;
  await moveItem(services, { collectionId, id: folderId, to });
  expect(await namesIn(services, collectionId)).toEqual([]);
  expect(await namesIn(services, otherId, folderId)).toEqual(['List orders']);
});

test('a duplicate has records and secrets of its own: it outlives the original', async () => {
  const { services } = await openConsole();
  const { collectionId, folderId, requestId, secret } = await makeShop(services);
  const copy = await duplicateItem(services, { collectionId, id: folderId });
  await deleteItem(services, { collectionId, id: folderId });
  expect(await namesIn(services, collectionId)).toEqual(['New folder copy']);
  const entry = findGroup(await loadCollection(services, collectionId), copy.id)?.items[0];
  const request = await saved(services, entry?.id ?? '');
  expect(request).toMatchObject({ name: 'List orders', url: 'https://shop.example/orders' });
  const password =
    request.auth.kind === 'basic' && request.auth.password.kind === 'secret' ? request.auth.password.secret : null;
  expect(password && (await services.vault.open(password)).reveal()).toBe('pa55');
  await expect(services.vault.open(secret)).rejects.toThrow();
  expect(await services.vault.loadRequest(requestId)).toBeNull();
});

test('a whole collection is duplicated', async () => {
  const { services } = await openConsole();
  const { collectionId, requestId } = await makeShop(services);
  const copy = await duplicateItem(services, { collectionId, id: collectionId });
  const collection = await loadCollection(services, copy.collectionId);
  expect(collection.name).toBe('Shop copy');
  expect(JSON.stringify(collection)).not.toContain(requestId);
});

test('a deletion that fails leaves everything as it was', async () => {
  const { services } = await openConsole();
  const { collectionId, folderId, requestId } = await makeShop(services);
  const before = await loadCollection(services, collectionId);
  const remove = vi.spyOn(services.vault, 'remove').mockRejectedValue(new StorageFull());
  await expect(deleteItem(services, { collectionId, id: folderId })).rejects.toThrow(StorageFull);
  remove.mockRestore();
  expect(await loadCollection(services, collectionId)).toEqual(before);
  expect(await saved(services, requestId)).toMatchObject({ name: 'List orders' });
});

test.each(['request', 'folder', 'collection'] as const)('a deleted %s comes back as it was', async (which) => {
  const { services } = await openConsole();
  const { collectionId, folderId, requestId, secret } = await makeShop(services);
  const request = await saved(services, requestId);
  await keepDraft(services, { request: { ...request, method: 'POST' }, basedOn: request.changedAt });
  const before = await loadCollection(services, collectionId);
  const id = { request: requestId, folder: folderId, collection: collectionId }[which];
  const deleted = await deleteItem(services, { collectionId, id });
  expect(deleted.requests).toBe(1);
  expect(await services.vault.loadDraft(requestId)).toBeNull();
  await expect(services.vault.open(secret)).rejects.toThrow();
  await deleted.undo();
  expect(await loadCollection(services, collectionId)).toEqual(before);
  expect(await saved(services, requestId)).toEqual(request);
  expect((await services.vault.loadDraft(requestId))?.request.method).toBe('POST');
  expect((await services.vault.open(secret)).reveal()).toBe('pa55');
});

test('what was deleted from a collection that is gone since comes back in Scratch', async () => {
  const { services } = await openConsole();
  const { collectionId, folderId } = await makeShop(services);
  const { undo } = await deleteItem(services, { collectionId, id: folderId });
  await deleteItem(services, { collectionId, id: collectionId });
  await undo();
  expect(await namesIn(services, scratchId)).toEqual(['New folder']);
});

test('a new request lives as a draft until it is saved under a name', async () => {
  const { services } = await openConsole();
  const { collectionId, requestId } = await makeShop(services);
  const request = { ...(await saved(services, requestId)), id: 'new', auth: { kind: 'inherit' } as const };
  await keepDraft(services, { request, basedOn: null });
  const draft = { request, basedOn: null };
  expect(await saveRequest(services, { draft })).toEqual({ kind: 'no-place' });
  const as = { collectionId, place: { kind: 'into', id: collectionId }, name: 'Copied' } as const;
  expect(await saveRequest(services, { draft, as })).toMatchObject({ kind: 'saved', collectionId });
  expect(await namesIn(services, collectionId)).toEqual(['New folder', 'Copied']);
  expect(await services.vault.loadDraft('new')).toBeNull();
});

test('a request saved in another tab meanwhile is not saved over, unless that is meant', async () => {
  const { services, openTab } = await openConsole();
  const { requestId } = await makeShop(services);
  const request = await saved(services, requestId);
  const draft = { request: { ...request, method: 'PUT' }, basedOn: request.changedAt };
  const theirs = await saveRequest(await openTab(), { draft: { ...draft, request: { ...request, notes: 'theirs' } } });
  expect(theirs.kind).toBe('saved');
  expect(await saveRequest(services, { draft })).toMatchObject({
    kind: 'changed-elsewhere',
    theirs: { notes: 'theirs' },
  });
  expect(await saveRequest(services, { draft, overwrites: true })).toMatchObject({ kind: 'saved' });
  expect(await saved(services, requestId)).toMatchObject({ method: 'PUT', notes: '' });
});

test('a request deleted in another tab meanwhile keeps its draft and asks for a place', async () => {
  const { services } = await openConsole();
  const { collectionId, requestId } = await makeShop(services);
  const request = await saved(services, requestId);
  const draft = { request: { ...request, method: 'PUT' }, basedOn: request.changedAt };
  await deleteItem(services, { collectionId, id: requestId });
  expect(await saveRequest(services, { draft })).toEqual({ kind: 'no-place' });
  const as = { collectionId, place: { kind: 'into', id: collectionId }, name: 'Orders' } as const;
  expect(await saveRequest(services, { draft, as })).toMatchObject({ kind: 'saved', request: { method: 'PUT' } });
});

test('a draft that says what is saved is none', async () => {
  const { services } = await openConsole();
  const { requestId } = await makeShop(services);
  const request = await saved(services, requestId);
  await keepDraft(services, { request: { ...request, method: 'PUT' }, basedOn: request.changedAt });
  expect(await services.vault.loadDraft(requestId)).not.toBeNull();
  await keepDraft(services, { request, basedOn: request.changedAt });
  expect(await services.vault.loadDraft(requestId)).toBeNull();
});

test('a secret that a draft alone holds goes with it; the saved one stays', async () => {
  const { services } = await openConsole();
  const { requestId, secret } = await makeShop(services);
  const request = await saved(services, requestId);
  const typed = newSecret('token', 'typed', () => freshId(services));
  await services.vault.put([{ kind: 'secret', secret: typed }]);
  const auth = { kind: 'bearer', token: { kind: 'secret', secret: typed.ref } } as const;
  await keepDraft(services, { request: { ...request, auth }, basedOn: request.changedAt });
  const { undo } = await discardDraft(services, requestId);
  await expect(services.vault.open(typed.ref)).rejects.toThrow();
  expect((await services.vault.open(secret)).reveal()).toBe('pa55');
  await undo();
  const draft = await services.vault.loadDraft(requestId);
  if (draft) await saveRequest(services, { draft });
  expect((await services.vault.open(typed.ref)).reveal()).toBe('typed');
  await expect(services.vault.open(secret)).rejects.toThrow();
});

test('a profile’s first request is made once, found wherever it was moved, and made anew when the profile says another', async () => {
  const { services } = await openConsole();
  const profileId = await makeProfile(services, 'web', { defaultHeaders: [{ name: 'X-Version', value: '2' }] });
  const first = await openFirstRequest(services, { profileId });
  expect(first?.collectionId).toBe(scratchId);
  expect(await saved(services, first?.id ?? '')).toMatchObject({
    name: 'First request',
    method: 'GET',
    auth: { kind: 'profile', profileId, placement: { name: 'Authorization', scheme: 'Bearer' } },
    headers: [
      { name: 'Accept', value: 'application/json', isEnabled: true },
      { name: 'X-Version', value: '2', isEnabled: true },
    ],
  });
  const otherId = await createCollection(services, 'Other');
  const to = { collectionId: otherId, place: { kind: 'into', id: otherId } } as const;
  await moveItem(services, { collectionId: scratchId, id: first?.id ?? '', to });
  expect(await openFirstRequest(services, { profileId })).toEqual({ collectionId: otherId, id: first?.id });
  await changeProfile(services, { id: profileId, change: { firstRequest: { method: 'GET', url: '/orders' } } });
  expect((await openFirstRequest(services, { profileId }))?.id).not.toBe(first?.id);
  await changeProfile(services, { id: profileId, change: { firstRequest: { method: 'GET', url: '' } } });
  expect(await openFirstRequest(services, { profileId })).toBeNull();
});

test('the first request of a second profile goes by its profile’s name', async () => {
  const { services } = await openConsole();
  for (const which of ['web', 'service'] as const)
    await openFirstRequest(services, { profileId: await makeProfile(services, which, { name: which }) });
  expect(await namesIn(services, scratchId)).toEqual(['First request', 'First request, service']);
});

test('the practice collection comes with the practice profile; deleted, it stays deleted until it is asked for', async () => {
  const { services } = await openConsole();
  const profileId = await ensurePracticeProfile(services);
  const { name } = await loadCollection(services, practiceCollectionId);
  expect(name).toBe('Practice');
  await deleteItem(services, { collectionId: practiceCollectionId, id: practiceCollectionId });
  await ensurePracticeProfile(services);
  expect(await services.vault.loadCollection(practiceCollectionId)).toBeNull();
  await createPracticeCollection(services, profileId);
  expect(await namesIn(services, practiceCollectionId)).toEqual(['Basics', 'Slow, large, live', 'Failures']);
});
