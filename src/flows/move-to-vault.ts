import { type Auth, credentialOf, withCredential } from '#collection/auth.ts';
import type { Collection, Group } from '#collection/collection.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { findGroup, findItem } from '#collection/tree.ts';
import type { FoundSecret } from '#formats/scan-secrets.ts';
import type { VariableOwner } from './change-variables.ts';
import type { ConsoleServices } from './console-services.ts';
import { collectionsLock } from './lock-names.ts';
import { moveOutOfRequest, removeSecretsOf } from './move-out-of-request.ts';
import { putCredential } from './put-credential.ts';
import { setGroupAuth } from './set-group-auth.ts';
import { makePlain, makeSecret } from './set-variables.ts';

/** A secret that was found in what is to be shared, and what that is. */
export interface VaultMove {
  readonly found: FoundSecret;
  readonly collectionId: string;
  /** The folder or request that is shared, `null` for the whole collection. */
  readonly itemId: string | null;
  readonly environmentIds: readonly string[];
}

/** What became of it: all but `moved` change nothing. */
export type MovedToVault =
  | {
      readonly kind: 'moved';
      readonly as: { readonly kind: 'auth' } | { readonly kind: 'variable'; readonly name: string };
      /** Puts everything back as it was; what was changed since stays. */
      undo(): Promise<void>;
    }
  /** Its request has changes that were not saved: they may hold the same text. */
  | { readonly kind: 'unsaved' }
  /** It does not stand there any more, or its place takes no name. */
  | { readonly kind: 'gone' };

const gone: MovedToVault = { kind: 'gone' };

/** Moves a secret that stands as text in something saved into the vault, where it is bound by its first send (R27). */
export async function moveToVault(services: ConsoleServices, move: VaultMove): Promise<MovedToVault> {
  const { remedy } = move.found;
  switch (remedy) {
    case 'secret-variable':
      return moveVariable(services, move);
    case 'credential':
      return moveCredential(services, move);
    case 'bearer':
    case 'basic':
    case 'variable':
      return changeRequest(services, move, (request) =>
        moveOutOfRequest(services, { request, found: move.found, owner: { kind: 'group', id: move.collectionId } }),
      );
    case 'none':
      return gone;
  }
}

/** The variable that holds it becomes secret as a whole. */
async function moveVariable(services: ConsoleServices, move: VaultMove): Promise<MovedToVault> {
  const { name, text } = move.found.in;
  const owner = await ownerOfVariable(services, move);
  if (!owner) return gone;
  await makeSecret(services, { owner, name });
  const undo = () => makePlain(services, { owner, name, only: text });
  return { kind: 'moved', as: { kind: 'variable', name }, undo };
}

async function ownerOfVariable(services: ConsoleServices, move: VaultMove): Promise<VariableOwner | null> {
  const { owner, name, text } = move.found.in;
  const holds = ({ variables }: Pick<Group, 'variables'>) =>
    variables.some((each) => each.name === name && each.value.kind === 'text' && each.value.text === text);
  if (owner.kind === 'environment') {
    const { records } = await services.vault.loadEnvironments();
    const isMeant = records.find(
      (each) => move.environmentIds.includes(each.id) && each.name === owner.name && holds(each),
    );
    return isMeant ? { kind: 'environment', id: isMeant.id } : null;
  }
  const group = (await groupsOf(services, move)).find(holds);
  return group ? { kind: 'group', id: group.id } : null;
}

/** Where something of a group may stand: in that group, or in one around it, whose part it is shared as. */
async function groupsOf({ vault }: ConsoleServices, move: VaultMove): Promise<Group[]> {
  const { owner } = move.found.in;
  const collection = await vault.loadCollection(move.collectionId);
  if (!collection || owner.kind !== 'group') return [];
  return [findGroup(collection, owner.id) ?? [], groupsAround(collection, move.itemId)].flat();
}

/** The innermost first. */
function groupsAround(collection: Collection, itemId: string | null): Group[] {
  return itemId === null ? [] : (findItem(collection, itemId)?.groups.toReversed() ?? []);
}

/** What an auth says as text becomes its secret. */
async function moveCredential(services: ConsoleServices, move: VaultMove): Promise<MovedToVault> {
  const { owner, name, text } = move.found.in;
  const sealed = async (auth: Auth): Promise<Auth | null> =>
    holdsText(auth, text) ? withCredential(auth, await putCredential(services, { label: name, text })) : null;
  if (owner.kind === 'request') {
    return changeRequest(services, move, async (request) => {
      const auth = await sealed(request.auth);
      if (!auth) return null;
      return { request: { ...request, auth }, as: { kind: 'auth' }, undo: () => removeSecretsOf(services, auth) };
    });
  }
  const group = (await groupsOf(services, move)).find((each) => holdsText(each.auth, text));
  const auth = group && (await sealed(group.auth));
  if (!group || !auth) return gone;
  const address = { collectionId: move.collectionId, id: group.id };
  if (!(await setGroupAuth(services, { ...address, auth, from: group.auth }))) {
    await removeSecretsOf(services, auth);
    return gone;
  }
  const undo = async () => {
    await setGroupAuth(services, { ...address, auth: group.auth, from: auth });
  };
  return { kind: 'moved', as: { kind: 'auth' }, undo };
}

function holdsText(auth: Auth, text: string): boolean {
  const credential = credentialOf(auth);
  return credential?.kind === 'text' && credential.text === text;
}

type RequestChange = (request: SavedRequest) => ReturnType<typeof moveOutOfRequest>;

/**
 * Changes a saved request that nobody edits.
 * 1. Put the secret into the vault first: stopped in between, one that nobody uses harms nobody.
 * 2. Store the request, unless it was saved meanwhile.
 */
async function changeRequest(services: ConsoleServices, { found }: VaultMove, change: RequestChange) {
  const { locks, vault } = services;
  const { owner } = found.in;
  const before = owner.kind === 'request' ? await vault.loadRequest(owner.id) : null;
  if (!before) return gone;
  if (await vault.loadDraft(before.id)) return { kind: 'unsaved' } as const;
  const moved = await change(before);
  if (!moved) return gone;
  const after: SavedRequest = { ...moved.request, changedAt: Math.max(services.now(), before.changedAt + 1) };
  const replace = (from: SavedRequest, to: SavedRequest) =>
    locks.withLock(collectionsLock, async () => {
      if ((await vault.loadRequest(from.id))?.changedAt !== from.changedAt) return false;
      await vault.put([{ kind: 'request', request: to }]);
      return true;
    });
  if (!(await replace(before, after))) {
    await moved.undo();
    return gone;
  }
  const undo = async () => {
    if (await replace(after, { ...before, changedAt: after.changedAt + 1 })) await moved.undo();
  };
  return { kind: 'moved', as: moved.as, undo } as const;
}
