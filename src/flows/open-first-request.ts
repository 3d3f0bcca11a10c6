import { bearerHeader } from '#collection/auth.ts';
import { scratchId } from '#collection/collection.ts';
import { freeName } from '#collection/copy-tree.ts';
import { insertItem } from '#collection/edit-tree.ts';
import { blankRequest, type Row, type SavedRequest } from '#collection/saved-request.ts';
import { placedEntries } from '#collection/tree.ts';
import type { Profile } from '#oauth/profile.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { type Created, entryOf } from './create-in-collection.ts';
import { ensureScratch, loadCollection } from './load-collections.ts';
import { loadProfile } from './load-records.ts';
import { collectionsLock } from './lock-names.ts';

/**
 * Finds the request that was made of a profile's first request, wherever it stands now, or makes it in Scratch.
 * 1. A request is known as that by its id, and is it still while its method and URL are the profile's.
 * 2. Else make it: the profile's token, `Accept`, the profile's default headers, and the headers and body of its own.
 * Gives `null` where the profile names no first request.
 */
export async function openFirstRequest(
  services: ConsoleServices,
  { profileId }: { readonly profileId: string },
): Promise<Created | null> {
  const profile = await loadProfile(services, profileId);
  if (profile.firstRequest.url === '') return null;
  await ensureScratch(services);
  return services.locks.withLock(collectionsLock, async () => {
    const { records } = await services.vault.loadCollections();
    const entries = placedEntries(records);
    const known = entries.filter(({ id }) => id.startsWith(firstRequestPrefix(profileId)));
    for (const { id, collectionId } of known) {
      const request = await services.vault.loadRequest(id);
      if (request && isMadeOf(request, profile)) return { collectionId, id };
    }
    return make(
      services,
      profile,
      entries.filter(({ collectionId }) => collectionId === scratchId).map(({ name }) => name),
    );
  });
}

async function make(services: ConsoleServices, profile: Profile, taken: readonly string[]): Promise<Created> {
  const name = taken.includes(plainName)
    ? freeName(`${plainName}, ${profile.name || 'unnamed profile'}`, taken)
    : plainName;
  const { method, url, body } = profile.firstRequest;
  const request: SavedRequest = {
    ...blankRequest,
    id: `${firstRequestPrefix(profile.id)}${freshId(services)}`,
    name,
    method,
    url,
    headers: headersFor(profile),
    body: body === undefined ? blankRequest.body : { kind: 'json', text: body },
    auth: { kind: 'profile', profileId: profile.id, placement: bearerHeader },
    changedAt: services.now(),
  };
  const scratch = insertItem(await loadCollection(services, scratchId), entryOf(request), {
    kind: 'into',
    id: scratchId,
  });
  await services.vault.put([
    { kind: 'request', request },
    { kind: 'collection', collection: scratch },
  ]);
  return { collectionId: scratchId, id: request.id };
}

const plainName = 'First request';

function firstRequestPrefix(profileId: string): string {
  return `first-${profileId}-`;
}

function isMadeOf({ method, url }: SavedRequest, { firstRequest }: Profile): boolean {
  return method === firstRequest.method && url === firstRequest.url;
}

/** The request's own header wins over a default one, that over ours, and the token's over one of the same name. */
function headersFor({ defaultHeaders, firstRequest: { headers = [] } }: Profile): Row[] {
  const defaults = defaultHeaders.filter(({ name }) => !headers.some((own) => isNamed(own.name, name)));
  const sent = [...defaults, ...headers].filter(({ name }) => name !== '' && !isNamed('authorization', name));
  const accepts = sent.some(({ name }) => isNamed('accept', name));
  const ours = accepts ? [] : [{ name: 'Accept', value: 'application/json' }];
  return [...ours, ...sent].map(({ name, value }) => ({ name, value, isEnabled: true }));
}

function isNamed(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
