import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { schemaFindings } from '#collection/document-schema.test-support.ts';
import { writeLink } from '#collection/link-codec.ts';
import { writeDocument } from '#collection/write-document.ts';
import { practiceClients } from '#providers/practice.ts';
import { setUpConsoles } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { createFolder } from './create-in-collection.ts';
import { createProfile } from './create-profile.ts';
import { deleteItem } from './delete-item.ts';
import { readDocumentProfile } from './document-profiles.ts';
import { keepDraft, loadOpenRequest } from './keep-draft.ts';
import { makeMarkedWorkspace, marks } from './marked-workspace.test-support.ts';
import { leaksIn, textOf } from './secrecy.test-support.ts';
import { type ShareWish, shareItems } from './share-items.ts';

const openConsole = setUpConsoles();

async function share(services: ConsoleServices, wish: Partial<ShareWish> & Pick<ShareWish, 'what'>) {
  const shared = await shareItems(services, { environmentIds: [], includesClientId: false, ...wish });
  if (shared.kind === 'refused') throw new Error(`Refused: ${shared.refusal.kind}`);
  return shared;
}

test('a collection is handed over with its profile and environment, and the same again to the byte', async () => {
  const { services } = await openConsole();
  const { collectionId, environmentId } = await makeMarkedWorkspace(services);
  const wish = {
    what: { kind: 'collection', id: collectionId, itemId: null },
    environmentIds: [environmentId],
  } as const;
  const { name, document, text } = await share(services, wish);
  expect(name).toBe('Orders');
  expect(document).toMatchObject({
    profiles: [{ role: 'api', name: 'Acme – dev', secrets: ['clientSecret'] }],
    environments: [{ name: 'Development', role: 'api' }],
    collection: {
      name: 'Orders',
      items: [{ kind: 'folder', items: [{ name: 'List orders' }] }, { name: 'Add order' }],
    },
  });
  expect(text).toBe(writeDocument(document));
  expect((await share(services, wish)).text).toBe(text);
  expect(schemaFindings(JSON.parse(text))).toEqual([]);
});

test('no secret goes along in any encoding, whatever is shared and however; what stays is counted', async () => {
  const { services } = await openConsole();
  const { collectionId, environmentId, folderId, listId, profileId } = await makeMarkedWorkspace(services);
  const parts = [null, folderId, listId].map((itemId) => ({ kind: 'collection', id: collectionId, itemId }) as const);
  for (const what of [...parts, { kind: 'profile', id: profileId } as const]) {
    const shared = await share(services, { what, environmentIds: [environmentId], includesClientId: true });
    const link = await writeLink(shared.document);
    const expanded = inflateRawSync(Buffer.from(link.split('.')[2] ?? '', 'base64url')).toString();
    expect(JSON.parse(expanded)).toEqual(JSON.parse(shared.text));
    expect(leaksIn(textOf(shared) + shared.text + expanded + link, Object.values(marks))).toEqual([]);
  }
  const { leftOut } = await share(services, { what: parts[0]!, environmentIds: [environmentId] });
  expect(leftOut).toMatchObject({
    ...{ clientIds: 1, clientSecrets: 1, tokens: 1, secretVariables: 2, credentials: 1, drafts: 0, unreadable: 0 },
  });
});

test('a client goes along when asked for, a request with what it inherits, and no profile that it does not need', async () => {
  const { services } = await openConsole();
  const { collectionId, environmentId, listId, addId } = await makeMarkedWorkspace(services);
  const shareOne = (itemId: string) => {
    const what = { kind: 'collection', id: collectionId, itemId } as const;
    return share(services, { what, environmentIds: [environmentId], includesClientId: true });
  };
  expect((await shareOne(addId)).document.profiles[0]?.fields.clientId).toBe('acme-client');
  const { name, document } = await shareOne(listId);
  expect(name).toBe('List orders');
  expect(document.profiles).toEqual([]);
  expect(document.collection).toMatchObject({
    isPart: true,
    auth: { kind: 'basic', username: 'me', password: { kind: 'secret', label: 'password' } },
    variables: [{ name: 'api_key', value: { kind: 'secret' } }],
    items: [{ id: listId }],
  });
});

test('a preset is named, and only what differs from it is written', async () => {
  const { services } = await openConsole();
  const values = { tenant: 'acme', domain: 'acme.example' };
  const id = await createProfile(services, { kind: 'preset', id: 'clayton', at: 'practice', values });
  const { document } = await share(services, { what: { kind: 'profile', id }, includesClientId: true });
  expect(document).toMatchObject({
    profiles: [{ preset: { id: 'clayton', at: 'practice' }, fields: {}, secrets: ['clientSecret'] }],
    collection: null,
  });
});

test.each([
  ['web', ['clientSecret']],
  ['native', []],
  ['service', ['clientSecret']],
] as const)(
  'the practice %s names its preset, and is the same at another console’s practice provider',
  async (which, secrets) => {
    const { services } = await openConsole();
    const id = await createProfile(services, { kind: 'practice', which });
    const shareIt = async () =>
      (await share(services, { what: { kind: 'profile', id }, includesClientId: false })).document;
    const named = { preset: { id: `practice-${which}`, at: 'practice', variables: [] }, secrets };
    expect((await shareIt()).profiles).toMatchObject([{ ...named, fields: {} }]);

    // One of an earlier version, which named none; what was changed since goes along.
    const stored = (await services.vault.loadProfile(id))!;
    await services.vault.put([{ kind: 'profile', profile: { ...stored, preset: null, audience: 'mine' } }]);
    const document = await shareIt();
    expect(document.profiles).toMatchObject([{ ...named, fields: { audience: 'mine' } }]);
    const [shared] = document.profiles;
    expect(readDocumentProfile(shared!)).toMatchObject({
      ...{
        isPresetUnknown: false,
        secrets: which === 'native' ? { clientSecret: null } : { clientSecret: expect.stringContaining('secret') },
      },
      fields: { ...practiceClients[which].preset, audience: 'mine' },
    });
  },
);

test('unsaved changes stay, and are told', async () => {
  const { services } = await openConsole();
  const { collectionId, addId } = await makeMarkedWorkspace(services);
  const { saved } = await loadOpenRequest(services, addId);
  if (!saved) throw new Error('It was saved');
  await keepDraft(services, { request: { ...saved, url: '/unsaved' }, basedOn: saved.changedAt });
  const shared = await share(services, { what: { kind: 'collection', id: collectionId, itemId: null } });
  expect(shared.leftOut.drafts).toBe(1);
  expect(shared.text).not.toContain('/unsaved');
});

test('what no console would open is not handed over', async () => {
  const { services } = await openConsole();
  const { collectionId } = await makeMarkedWorkspace(services);
  let inside = collectionId;
  for (let depth = 0; depth < 33; depth += 1)
    inside = (await createFolder(services, { collectionId, place: { kind: 'into', id: inside } })).id;
  const what = { kind: 'collection', id: collectionId, itemId: null } as const;
  const refused = await shareItems(services, { what, environmentIds: [], includesClientId: false });
  expect(refused).toMatchObject({ kind: 'refused', name: 'Orders', refusal: { kind: 'too-deep', most: 32 } });
});

test('what was deleted in another tab is said to be', async () => {
  const { services } = await openConsole();
  const { collectionId, listId } = await makeMarkedWorkspace(services);
  await deleteItem(services, { collectionId, id: listId });
  const what = { kind: 'collection', id: collectionId, itemId: listId } as const;
  await expect(share(services, { what })).rejects.toThrow('deleted');
});
