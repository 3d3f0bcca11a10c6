import { expect, test, vi } from 'vitest';
import { sharedRequest } from '#collection/document.test-support.ts';
import { blankRequest } from '#collection/saved-request.ts';
import type { SharedItem } from '#collection/shared-document.ts';
import { findItem, walk } from '#collection/tree.ts';
import { accept, backAtTheSender, everything, renamed, senderAndReceiver } from './accept-document.test-support.ts';
import { bindSecret } from './bind-secret.ts';
import { moveItem, renameItem } from './change-collection.ts';
import { createEnvironment } from './change-environment.ts';
import { setUpConsoles } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { createCollection, createRequest } from './create-in-collection.ts';
import { deleteItem } from './delete-item.ts';
import { keepDraft } from './keep-draft.ts';
import { loadCollection } from './load-collections.ts';
import { loadEnvironment } from './load-environments.ts';
import { secretsOfGroup } from './request-secrets.ts';
import { saveRequest } from './save-request.ts';
import { setGroupAuth } from './set-group-auth.ts';
import { addVariable, removeOrigin } from './set-variables.ts';

const openConsole = setUpConsoles();

test('taken back, leaves what was changed since: an hour’s work on it is not lost', async () => {
  const { receiver, document, collectionId, folderId, listId, addId } = await senderAndReceiver(openConsole);
  const accepted = await accept(receiver, document);
  const list = await receiver.vault.loadRequest(listId);
  const edited = { ...list!, url: '{{base}}/orders?mine=1' };
  await saveRequest(receiver, { draft: { request: edited, basedOn: list!.changedAt } });
  const place = { kind: 'into', id: collectionId } as const;
  const { id: mine } = await createRequest(receiver, {
    collectionId,
    place,
    request: { name: 'Mine', url: '/mine' },
  });
  await keepDraft(receiver, { request: { ...list!, id: mine, name: 'Mine' }, basedOn: null });
  const owner = { kind: 'environment', id: accepted.environmentId ?? '' } as const;
  await addVariable(receiver, { owner, name: 'region', text: 'eu' });
  await accepted.undo();
  const collection = await loadCollection(receiver, collectionId);
  expect([...walk(collection)].map(([{ id }]) => id)).toEqual([folderId, listId, mine]);
  expect(await receiver.vault.loadRequest(listId)).toMatchObject({ url: edited.url });
  expect(await receiver.vault.loadRequest(addId)).toBeNull();
  const { profileId, variables } = await loadEnvironment(receiver, owner.id);
  expect(variables.map(({ name }) => name)).toContain('region');
  expect((await receiver.vault.loadProfiles()).records.map(({ id }) => id)).toEqual([profileId]);
});

test('moved to another collection, keeps what was put in for it', async () => {
  const { receiver, document, folderId, collectionId, listId } = await senderAndReceiver(openConsole);
  const key = { name: 'key', isEnabled: true, value: { kind: 'secret' } } as const;
  const [folder] = document.collection?.items ?? [];
  const accepted = await accept(receiver, renamed(document, folder?.name ?? '', { variables: [key] }), {
    secrets: [
      { place: { kind: 'auth', ownerId: folderId }, text: 'their-own-password-1' },
      { place: { kind: 'variable', groupId: folderId, name: 'key' }, text: 'their-own-key-1' },
    ],
  });
  const mine = await createCollection(receiver, 'Mine');
  const to = { collectionId: mine, place: { kind: 'into', id: mine } } as const;
  await moveItem(receiver, { collectionId, id: folderId, to });
  await accepted.undo();
  const moved = findItem(await loadCollection(receiver, mine), folderId)?.item;
  if (moved?.kind !== 'folder') throw new Error('It was moved here');
  const opened = await Promise.all(secretsOfGroup(moved).map((ref) => receiver.vault.open(ref)));
  expect(opened.map((value) => value.reveal())).toEqual(['their-own-password-1', 'their-own-key-1']);
  expect(await receiver.vault.loadRequest(listId)).not.toBeNull();
});

const placement = { in: 'header', name: 'Authorization', scheme: 'Bearer' } as const;

test.each<[string, (services: ConsoleServices, profileId: string) => Promise<unknown>]>([
  ['environment', (services, profileId) => createEnvironment(services, { name: 'Mine', profileId })],
  [
    'collection',
    async (services, profileId) => {
      const id = await createCollection(services, 'Mine');
      await setGroupAuth(services, { collectionId: id, id, auth: { kind: 'profile', profileId, placement } });
    },
  ],
  [
    'request',
    async (services, profileId) => {
      const collectionId = await createCollection(services, 'Mine');
      const place = { kind: 'into', id: collectionId } as const;
      const request = { name: 'Mine', auth: { kind: 'profile', profileId, placement } } as const;
      await createRequest(services, { collectionId, place, request });
    },
  ],
  [
    'draft',
    (services, profileId) => {
      const request = {
        ...blankRequest,
        id: 'mine',
        changedAt: 1,
        auth: { kind: 'profile', profileId, placement },
      } as const;
      return keepDraft(services, { request, basedOn: null });
    },
  ],
])('a profile that was made for it stays where another %s uses it since', async (_, use) => {
  const { receiver, document } = await senderAndReceiver(openConsole);
  const accepted = await accept(receiver, document);
  const [profileId] = accepted.profileIds;
  await use(receiver, profileId ?? '');
  await accepted.undo();
  expect((await receiver.vault.loadProfiles()).records.map(({ id }) => id)).toEqual([profileId]);
});

test('of many requests, reads each once and no draft by itself: a collection of thousands kept the user waiting', async () => {
  const { receiver, document } = await senderAndReceiver(openConsole);
  const items = Array.from({ length: 30 }, (_, at) => sharedRequest(`r${at}`, { name: `Request ${at}` }));
  const { vault } = receiver;
  const [loadRequest, loadRequests] = [vi.fn(vault.loadRequest), vi.fn(vault.loadRequests)];
  const loadDraft = vi.fn(vault.loadDraft);
  const many = { ...document, collection: { ...document.collection!, items } };
  const accepted = await accept({ ...receiver, vault: { ...vault, loadRequest, loadRequests, loadDraft } }, many);
  for (const each of [loadRequest, loadRequests, loadDraft]) each.mockClear();
  await accepted.undo();
  expect(loadRequests.mock.calls.flat(2).toSorted()).toEqual(items.map(({ id }) => id).toSorted());
  expect([...loadRequest.mock.calls, ...loadDraft.mock.calls]).toEqual([]);
  expect(await vault.loadCollection(many.collection.id)).toBeNull();
});

test('deleted meanwhile, stays deleted when it is taken back', async () => {
  const { receiver, document, collectionId } = await senderAndReceiver(openConsole);
  const before = await everything(receiver);
  const accepted = await accept(receiver, document);
  await deleteItem(receiver, { collectionId, id: collectionId });
  await accepted.undo();
  expect(await everything(receiver)).toEqual(before);
});

test('sent in between, goes all the same: that is no change', async () => {
  const { receiver, document, collectionId, stored } = await senderAndReceiver(openConsole);
  const before = await stored();
  const accepted = await accept(receiver, document);
  const owner = { kind: 'environment', id: accepted.environmentId ?? '' } as const;
  const origin = 'https://api.acme.example';
  await bindSecret(receiver, { secret: { kind: 'variable', owner, name: 'env_key' }, origin });
  const group = { kind: 'group', id: collectionId } as const;
  await bindSecret(receiver, { secret: { kind: 'variable', owner: group, name: 'api_key' }, origin });
  await accepted.undo();
  expect(await stored()).toBe(before);
});

test('merged and taken back, keeps what was added and changed in it since', async () => {
  const { services, document, bindings, collectionId, listId, addId } = await backAtTheSender(openConsole);
  const changed = renamed(document, 'Add order', { url: '/orders/v2' } as Partial<SharedItem>);
  const before = await services.vault.loadRequest(addId);
  const accepted = await accept(services, changed, { how: 'merge', bindings });
  const place = { kind: 'into', id: collectionId } as const;
  const { id: mine } = await createRequest(services, {
    collectionId,
    place,
    request: { name: 'Mine', url: '/mine' },
  });
  await addVariable(services, { owner: { kind: 'group', id: collectionId }, name: 'region', text: 'eu' });
  await accepted.undo();
  const collection = await loadCollection(services, collectionId);
  const [folder] = collection.items;
  expect([...walk(collection)].map(([{ id }]) => id)).toEqual([folder?.id, listId, addId, mine]);
  expect(collection.variables.map(({ name }) => name)).toEqual(['api_key', 'region']);
  expect(await services.vault.loadRequest(addId)).toEqual(before);
});

const imported = {
  ...{ from: 'orders.json', format: 'Postman 2.1', size: 1, findingCount: 0, findings: [] },
  counts: { requests: 3, folders: 1, variables: 1, environments: 1, profiles: 0, secrets: 0 },
} as const;

test('the note of an import goes with it, whatever was changed in the collection since', async () => {
  const { services, document, bindings, collectionId } = await backAtTheSender(openConsole);
  const accepted = await accept(services, document, { how: 'merge', bindings, imported });
  await renameItem(services, { collectionId, id: collectionId, name: 'Mine' });
  await accepted.undo();
  const { name, imported: note } = await loadCollection(services, collectionId);
  expect([name, note]).toEqual(['Mine', undefined]);
});

test('the note of a new collection goes, too, where something of it stays', async () => {
  const { receiver, document, collectionId } = await senderAndReceiver(openConsole);
  const accepted = await accept(receiver, document, { imported });
  const place = { kind: 'into', id: collectionId } as const;
  await createRequest(receiver, { collectionId, place, request: { name: 'Mine', url: '/mine' } });
  await accepted.undo();
  expect((await loadCollection(receiver, collectionId)).imported).toBeUndefined();
});

test('the note of an import since stays', async () => {
  const { services, document, bindings, collectionId } = await backAtTheSender(openConsole);
  const accepted = await accept(services, document, { how: 'merge', bindings, imported });
  await accept(services, document, { how: 'merge', bindings, imported: { ...imported, from: 'later.json' } });
  await accepted.undo();
  expect((await loadCollection(services, collectionId)).imported?.from).toBe('later.json');
});

test.each([
  ['nothing else was changed', false],
  ['something else was changed, too', true],
])('taken back, an origin that was taken off a secret since stays off: %s', async (_, isChanged) => {
  const { services, document, bindings, collectionId, environmentId } = await backAtTheSender(openConsole);
  const group = { owner: { kind: 'group', id: collectionId }, name: 'api_key' } as const;
  const environment = { owner: { kind: 'environment', id: environmentId }, name: 'env_key' } as const;
  const origin = 'https://api.acme.example';
  for (const address of [group, environment])
    await bindSecret(services, { secret: { kind: 'variable', ...address }, origin });
  const [own] = document.environments;
  const brought = { name: 'region', isEnabled: true, value: { kind: 'text', text: 'eu' } } as const;
  const added = { ...own!, variables: [...own!.variables, brought] };
  const accepted = await accept(services, { ...document, environments: [added] }, { how: 'merge', bindings });
  for (const address of [group, environment]) await removeOrigin(services, { ...address, origin });
  if (isChanged) await addVariable(services, { owner: environment.owner, name: 'mine', text: 'kept' });
  await accepted.undo();
  const { variables } = await loadEnvironment(services, environmentId);
  expect(variables.map(({ name }) => name)).toEqual(['base', 'env_key', ...(isChanged ? ['mine'] : [])]);
  expect(variables[1]?.value).toMatchObject({ kind: 'secret', origins: [] });
  const [key] = (await loadCollection(services, collectionId)).variables;
  expect(key?.value).toMatchObject({ kind: 'secret', origins: [] });
});
