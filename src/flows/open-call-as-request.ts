import type { SecretRef } from '#call/secret-ref.ts';
import { type Auth, withCredential } from '#collection/auth.ts';
import { callAsRequest } from '#collection/call-as-request.ts';
import type { Draft } from '#collection/saved-request.ts';
import { accessTokenLabel } from '#oauth/token.ts';
import { SecretMissing } from '#vault/errors.ts';
import type { Vault, VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadApiCall } from './load-records.ts';
import { loadVariables } from './load-variables.ts';
import { copySecrets, secretsOfAuth } from './request-secrets.ts';

/**
 * Makes a draft that sends what a call of the log sent, and gives its id.
 * 1. Read the call's request back; secret variables are known by their values' handles.
 * 2. Copy the secret it proved itself with: the draft outlives whatever it came from. One that is gone is asked for.
 * 3. Store the draft: it stands in no collection before it is saved.
 * @throws if there is no such API call.
 */
export async function openCallAsRequest(services: ConsoleServices, callId: string): Promise<string> {
  const { vault } = services;
  const call = await loadApiCall(services, callId);
  const names = await loadSecretNames(vault);
  const profile = await vault.loadProfile(call.profileId);
  const request = callAsRequest(call, {
    isToken: ({ label }) => call.tokenId !== null && label === accessTokenLabel,
    isPassword: ({ id }) => profile?.grant === 'basic' && profile.password?.id === id,
    nameOf: ({ id }) => names.get(id) ?? null,
  });
  const { auth, records } = await withOwnSecret(services, request.auth);
  const id = freshId(services);
  const changedAt = services.now();
  const draft: Draft = { id, request: { ...request, auth, id, changedAt }, basedOn: null, changedAt };
  await vault.put([...records, { kind: 'draft', draft }]);
  return id;
}

/** The names of all secret variables there are, by the ids of their values. */
async function loadSecretNames(vault: Vault): Promise<Map<SecretRef['id'], string>> {
  const names = new Map<string, string>();
  for (const { name, value } of await loadVariables(vault))
    if (value.kind === 'secret' && value.secret) names.set(value.secret.id, name);
  return names;
}

async function withOwnSecret(
  services: ConsoleServices,
  auth: Auth,
): Promise<{ readonly auth: Auth; readonly records: readonly VaultRecord[] }> {
  const copies = copySecrets(services);
  try {
    return { auth: await copies.auth(auth), records: copies.records };
  } catch (error) {
    if (!(error instanceof SecretMissing)) throw error;
    const [lost] = secretsOfAuth(auth);
    return { auth: withCredential(auth, { kind: 'missing', label: lost?.label ?? 'secret' }), records: [] };
  }
}
