import type { SecretRef } from '#call/secret-ref.ts';
import { type Auth, credentialOf, withCredential } from '#collection/auth.ts';
import type { Group } from '#collection/collection.ts';
import type { Variable } from '#collection/variable.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';

/** The secrets that a way to authenticate holds itself; a profile's are the profile's. */
export function secretsOfAuth(auth: Auth): SecretRef[] {
  const credential = credentialOf(auth);
  return credential?.kind === 'secret' ? [credential.secret] : [];
}

/** The secrets of a collection or folder, and of all folders in it. */
export function secretsOfGroup(group: Group): SecretRef[] {
  const below = group.items.flatMap((item) => (item.kind === 'folder' ? secretsOfGroup(item) : []));
  return [...secretsOfAuth(group.auth), ...secretsOfVariables(group.variables), ...below];
}

/** The secrets that variables stand for. */
export function secretsOfVariables(variables: readonly Pick<Variable, 'value'>[]): SecretRef[] {
  return variables.flatMap(({ value }) => (value.kind === 'secret' && value.secret ? [value.secret] : []));
}

/** Copies of what is copied hold secrets of their own, so that either can be deleted without the other. */
export interface SecretCopies {
  auth(auth: Auth): Promise<Auth>;
  variables(variables: readonly Variable[]): Promise<Variable[]>;
  /** The group's own and those of all folders in it. */
  group<G extends Group>(group: G): Promise<G>;
  /** The new secrets, to be stored in the same `put`. */
  readonly records: VaultRecord[];
}

/** Begins to copy secrets; nothing is stored. */
export function copySecrets(services: ConsoleServices): SecretCopies {
  const records: VaultRecord[] = [];
  async function copy(ref: SecretRef): Promise<SecretRef> {
    const value = await services.vault.open(ref);
    const secret = newSecret(ref.label, value.reveal(), () => freshId(services));
    // A copy that is bound to nothing could be sent anywhere once, unasked.
    records.push({ kind: 'secret', secret: { ...secret, origins: await services.vault.loadOriginsOf(ref) } });
    return secret.ref;
  }
  async function auth(original: Auth): Promise<Auth> {
    const credential = credentialOf(original);
    return credential?.kind === 'secret'
      ? withCredential(original, { kind: 'secret', secret: await copy(credential.secret) })
      : original;
  }
  async function variable(original: Variable): Promise<Variable> {
    const { value } = original;
    if (value.kind === 'text' || !value.secret) return original;
    return { ...original, value: { ...value, secret: await copy(value.secret) } };
  }
  const variables = (originals: readonly Variable[]) => Promise.all(originals.map(variable));
  async function group<G extends Group>(original: G): Promise<G> {
    return {
      ...original,
      auth: await auth(original.auth),
      variables: await variables(original.variables),
      items: await Promise.all(original.items.map((item) => (item.kind === 'folder' ? group(item) : item))),
    };
  }
  return { auth, variables, group, records };
}
