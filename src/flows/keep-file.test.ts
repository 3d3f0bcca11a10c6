import { expect, test } from 'vitest';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import { setUpConsoles } from './console.test-support.ts';
import { keepFile } from './keep-file.ts';
import { sendSaved } from './send-saved.ts';
import { patient } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('a file is kept byte for byte and sent as the body', async () => {
  const { services, network } = await openConsole();
  const file = await keepFile(services, new File(['name,id\nAda,1\n'], 'people.csv', { type: 'text/csv' }));
  expect(file).toMatchObject({ name: 'people.csv', mediaType: 'text/csv', stored: { bytes: 14 } });

  const request: SavedRequest = {
    ...blankRequest,
    ...{ id: 'r1', changedAt: 0, method: 'PUT', url: '{{practice}}/api/me', body: { kind: 'file', file } },
  };
  await sendSaved(services, { request, collectionId: null, environmentId: null }, patient);
  expect(network.sent.at(-1)).toMatchObject({ body: 'name,id\nAda,1\n', headers: [['Content-Type', 'text/csv']] });
});
