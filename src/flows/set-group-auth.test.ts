import { expect, test } from 'vitest';
import { newSecret } from '#vault/vault.ts';
import { setUpConsoles } from './console.test-support.ts';
import { createCollection, createFolder } from './create-in-collection.ts';
import { setGroupAuth } from './set-group-auth.ts';

const openConsole = setUpConsoles();

test('a folder proves itself its own way; the secret of the way before goes', async () => {
  const { services } = await openConsole();
  const collectionId = await createCollection(services, 'API');
  const { id } = await createFolder(services, { collectionId, place: { kind: 'into', id: collectionId } });
  const key = newSecret('API key', 'a key of some length', () => 'secret-key');
  await services.vault.put([{ kind: 'secret', secret: key }]);
  const value = { kind: 'secret', secret: key.ref } as const;
  await setGroupAuth(services, { collectionId, id, auth: { kind: 'api-key', in: 'header', name: 'X-Key', value } });
  expect((await services.vault.loadCollection(collectionId))?.items[0]).toMatchObject({ auth: { kind: 'api-key' } });

  await setGroupAuth(services, { collectionId, id, auth: { kind: 'none' } });
  expect((await services.vault.loadCollection(collectionId))?.items[0]).toMatchObject({ auth: { kind: 'none' } });
  await expect(services.vault.open(key.ref)).rejects.toMatchObject({ name: 'SecretMissing' });
});
