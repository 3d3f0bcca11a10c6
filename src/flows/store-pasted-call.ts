import { bearerHeader } from '#collection/auth.ts';
import { type Folder, scratchId } from '#collection/collection.ts';
import { freeName } from '#collection/copy-tree.ts';
import { insertItem } from '#collection/edit-tree.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import type { Variable } from '#collection/variable.ts';
import { pastedAsRequest } from '#formats/pasted-as-request.ts';
import type { PastedRequest } from '#formats/pasted-request.ts';
import type { NamedSecret } from '#formats/secrets-taken-out.ts';
import { newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { entryOf } from './create-in-collection.ts';
import { ensureScratch, loadCollection } from './load-collections.ts';
import { collectionsLock } from './lock-names.ts';

/** A call that carried a token. */
export interface PastedCall {
  readonly request: PastedRequest;
  /** What stood before the token; empty for nothing. */
  readonly scheme: string;
}

/** A call that carried a token, whose token it is, and what is stored with it or not at all. */
export interface CallToStore extends PastedCall {
  readonly profile: { readonly id: string; readonly name: string };
  readonly beside: readonly VaultRecord[];
}

/**
 * Stores a pasted call as a request with a profile's token. Nothing is sent.
 * 1. Take out its secrets beside the token.
 * 2. Without any it is a draft, in no collection.
 * 3. Else it stands in a folder of Scratch, whose variables they are: sealed, and bound to the host that they were
 *    pasted with (R27).
 */
export async function storePastedCall(
  services: ConsoleServices,
  { profile, beside, ...call }: CallToStore,
): Promise<{ readonly collectionId: string | null; readonly id: string }> {
  const { request: pasted, secrets } = pastedAsRequest(call.request);
  const changedAt = services.now();
  const id = freshId(services);
  const placement = { ...bearerHeader, scheme: call.scheme };
  const request: SavedRequest = {
    ...pasted,
    auth: { kind: 'profile', profileId: profile.id, placement },
    id,
    changedAt,
  };
  if (secrets.length > 0) return storeInFolder(services, { request, secrets, name: profile.name, beside });
  await services.vault.put([...beside, { kind: 'draft', draft: { id, request, basedOn: null, changedAt } }]);
  return { collectionId: null, id };
}

interface CallWithSecrets {
  readonly request: SavedRequest;
  readonly secrets: readonly NamedSecret[];
  readonly name: string;
  readonly beside: readonly VaultRecord[];
}

async function storeInFolder(services: ConsoleServices, { request, secrets, name, beside }: CallWithSecrets) {
  const sealed = secrets.map(({ name: label, text }) => newSecret(label, text, () => freshId(services)));
  const origins = URL.canParse(request.url) ? [new URL(request.url).origin] : [];
  const variables = sealed.map(({ ref }): Variable => {
    return { name: ref.label, isEnabled: true, value: { kind: 'secret', secret: ref, origins } };
  });
  await ensureScratch(services);
  return services.locks.withLock(collectionsLock, async () => {
    const scratch = await loadCollection(services, scratchId);
    const folder: Folder = {
      kind: 'folder',
      id: freshId(services),
      name: freeName(
        name || 'Pasted',
        scratch.items.map((item) => item.name),
      ),
      auth: { kind: 'inherit' },
      variables,
      items: [entryOf(request)],
    };
    await services.vault.put([
      ...beside,
      ...sealed.map((secret) => ({ kind: 'secret', secret }) as const),
      { kind: 'request', request },
      { kind: 'collection', collection: insertItem(scratch, folder, { kind: 'into', id: scratchId }) },
    ]);
    return { collectionId: scratchId, id: request.id };
  });
}
