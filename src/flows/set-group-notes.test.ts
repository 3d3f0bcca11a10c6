import { expect, test } from 'vitest';
import { setUpConsoles } from './console.test-support.ts';
import { createCollection, createFolder } from './create-in-collection.ts';
import { setGroupNotes } from './set-group-notes.ts';

const openConsole = setUpConsoles();

test('a collection and a folder keep what is said about them; nothing said leaves nothing behind', async () => {
  const { services } = await openConsole();
  const collectionId = await createCollection(services, 'API');
  const { id } = await createFolder(services, { collectionId, place: { kind: 'into', id: collectionId } });
  await setGroupNotes(services, { collectionId, id: collectionId, notes: 'The shop.' });
  await setGroupNotes(services, { collectionId, id, notes: 'Its orders.' });
  const stored = await services.vault.loadCollection(collectionId);
  expect([stored?.notes, stored?.items[0]]).toEqual(['The shop.', expect.objectContaining({ notes: 'Its orders.' })]);

  await setGroupNotes(services, { collectionId, id, notes: '' });
  expect((await services.vault.loadCollection(collectionId))?.items[0]).not.toHaveProperty('notes');
  await expect(setGroupNotes(services, { collectionId, id: 'gone', notes: 'x' })).rejects.toThrow('deleted');
});
