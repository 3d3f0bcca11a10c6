// Runs at the console's own address: puts a request with a large JSON body into a collection of its own.
import { environmentsProfile } from '#collection/auth.ts';
import { blankRequest } from '#collection/saved-request.ts';
import { openVault } from '#vault/open-vault.ts';
import { largeBody } from './body.ts';

const vault = await openVault();
const request = {
  ...blankRequest,
  ...{ id: 'large', name: 'Large body', method: 'POST', url: 'https://api.example/items', changedAt: Date.now() },
  auth: { kind: 'none' },
  body: { kind: 'json', text: largeBody() },
} as const;
const entry = { kind: 'request', id: request.id, name: request.name, method: request.method } as const;
const group = { id: 'typing', name: 'Typing', auth: environmentsProfile, variables: [], items: [entry] };
await vault.put([
  { kind: 'collection', collection: { ...group, createdAt: Date.now() } },
  { kind: 'request', request },
]);
vault.close();
document.title = 'filled';
