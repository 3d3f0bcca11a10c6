import { scratchId } from '#collection/collection.ts';
import { blankProfile } from '#oauth/profile.ts';
import { adoptToken } from './adopt-token.ts';
import { createEnvironment } from './change-environment.ts';
import type { ConsoleServices } from './console-services.ts';
import { createCollection, createFolder, createRequest } from './create-in-collection.ts';
import { createProfile } from './create-profile.ts';
import { loadCollections } from './load-collections.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { putCredential } from './put-credential.ts';
import { setGroupAuth } from './set-group-auth.ts';
import { addVariable, makeSecret, type VariableAddress } from './set-variables.ts';

/** One mark for every kind of secret. */
export const marks = {
  clientSecret: 'mark-client-secret-0123456789',
  accessToken: 'mark-access-token-0123456789',
  refreshToken: 'mark-refresh-token-0123456789',
  groupVariable: 'mark-group-variable-0123456789',
  environmentVariable: 'mark-environment-variable-0123456789',
  credential: 'mark-typed-credential-0123456789',
};

async function addSecret(services: ConsoleServices, address: VariableAddress, text: string): Promise<void> {
  await addVariable(services, { ...address, text });
  await makeSecret(services, address);
}

/**
 * A workspace full of secrets: the collection "Orders" with the folder "Reading" and three requests, the environment
 * "Development" and its profile "Acme – dev".
 */
export async function makeMarkedWorkspace(services: ConsoleServices) {
  await loadCollections(services);
  const change = {
    ...blankProfile,
    name: 'Acme – dev',
    clientId: 'acme-client',
    apiBaseUrl: 'https://api.acme.example',
  };
  const endpoints = { tokenEndpoint: 'https://acme.example/token', grant: 'client_credentials' as const };
  const profileId = await createProfile(services, { kind: 'issuer', change: { ...change, ...endpoints } });
  await setProfileSecret(services, { id: profileId, field: 'clientSecret', text: marks.clientSecret });
  const response = JSON.stringify({ access_token: marks.accessToken, refresh_token: marks.refreshToken });
  const home = { kind: 'profile', id: profileId } as const;
  await adoptToken(services, { adoptedAs: 'response', text: response, home, call: null });
  const environmentId = await createEnvironment(services, { name: 'Development', profileId });
  const inEnvironment = { kind: 'environment', id: environmentId } as const;
  await addVariable(services, { owner: inEnvironment, name: 'base', text: 'https://api.acme.example' });
  await addSecret(services, { owner: inEnvironment, name: 'env_key' }, marks.environmentVariable);
  const collectionId = await createCollection(services, 'Orders');
  await addSecret(services, { owner: { kind: 'group', id: collectionId }, name: 'api_key' }, marks.groupVariable);
  const { id: folderId } = await createFolder(services, { collectionId, place: { kind: 'into', id: collectionId } });
  const password = await putCredential(services, { label: 'password', text: marks.credential });
  await setGroupAuth(services, { collectionId, id: folderId, auth: { kind: 'basic', username: 'me', password } });
  const place = { kind: 'into', id: folderId } as const;
  const key = { name: 'X-Key', value: '{{api_key}}', isEnabled: true };
  const list = { name: 'List orders', url: '{{base}}/orders', headers: [key] };
  const { id: listId } = await createRequest(services, { collectionId, place, request: list });
  const add = {
    name: 'Add order',
    method: 'POST',
    url: '/orders',
    body: { kind: 'json', text: '{\n  "a": 1\n}' },
  } as const;
  const { id: addId } = await createRequest(services, {
    ...{ collectionId, request: add },
    place: { kind: 'into', id: collectionId },
  });
  return { profileId, environmentId, collectionId, folderId, listId, addId, scratchId };
}
