// The way back of `shareCollection`: what a document says as records of this device.
import type { SecretRef } from '#call/secret-ref.ts';
import type { Auth, Credential } from './auth.ts';
import type { Collection, Group, Item } from './collection.ts';
import type { Environment } from './environment.ts';
import type { BodyDraft, SavedRequest } from './saved-request.ts';
import type { SecretPlace } from './secret-place.ts';
import {
  environmentRole,
  type SharedAuth,
  type SharedBody,
  type SharedCollection,
  type SharedCredential,
  type SharedDocument,
  type SharedEnvironment,
  type SharedGroup,
  type SharedItem,
  type SharedRequest,
  type SharedVariable,
} from './shared-document.ts';
import type { Variable, VariableValue } from './variable.ts';

/** What records are made with. */
export interface RecordMaking {
  /** The profile that was chosen for a role, `null` for none. */
  readonly profileIdOf: (role: string) => string | null;
  /** The id that takes the place of the document's; always the same for the same. */
  readonly idOf: (id: string) => string;
  /** Gives an id that was never used before. */
  readonly newId: () => string;
  /** The secret that was put in for a place, `null` for none. */
  readonly secretAt: (place: SecretPlace) => SecretRef | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a document holds, its profiles aside. */
export interface DocumentRecords {
  readonly collection: Collection | null;
  readonly requests: readonly SavedRequest[];
  readonly environments: readonly Environment[];
}

/**
 * Makes records of a document. No secret of them is bound to any origin (R27), whatever the document says: its first own
 * send does that. The role `api` stays with whichever environment is in use where the document brings one, and is the
 * profile chosen for it where not. A typed credential that nobody put in is missing; a file is to be chosen, by
 * its name where that came along.
 */
export function buildRecords(document: SharedDocument, making: RecordMaking): DocumentRecords {
  const bringsEnvironment = document.environments.length > 0;
  const all: Making = { ...making, isByEnvironment: (role) => bringsEnvironment && role === environmentRole };
  const { collection } = document;
  return {
    collection: collection && collectionOf(collection, document, all),
    requests: collection ? requestsOf(collection, all) : [],
    environments: document.environments.map((environment) => environmentOf(environment, all)),
  };
}

interface Making extends RecordMaking {
  readonly isByEnvironment: (role: string) => boolean;
}

function collectionOf(shared: SharedCollection, { newer }: SharedDocument, making: Making): Collection {
  const group = groupOf(shared, making);
  return {
    ...group,
    // A collection has nobody above it to say more.
    auth: group.auth.kind === 'inherit' ? { kind: 'none' } : group.auth,
    ...(newer && { newerOfDocument: newer }),
    createdAt: making.now,
  };
}

function groupOf(shared: SharedGroup, making: Making): Group {
  const { id, name, auth, variables, notes, items, newer } = shared;
  return {
    id: making.idOf(id),
    name,
    auth: authOf(auth, id, making),
    variables: variables.map((each) =>
      variableOf(each, making.secretAt({ kind: 'variable', groupId: id, name: each.name })),
    ),
    ...(notes !== '' && { notes }),
    items: items.map((item) => itemOf(item, making)),
    ...(newer && { newer }),
  };
}

function itemOf(item: SharedItem, making: Making): Item {
  if (item.kind === 'folder') return { kind: 'folder', ...groupOf(item, making) };
  const { kind, id, name, method } = item;
  return { kind, id: making.idOf(id), name, method };
}

function requestsOf(group: SharedGroup, making: Making): SavedRequest[] {
  return group.items.flatMap((item) => (item.kind === 'folder' ? requestsOf(item, making) : [requestOf(item, making)]));
}

function requestOf({ kind: _, ...shared }: SharedRequest, making: Making): SavedRequest {
  return {
    ...shared,
    id: making.idOf(shared.id),
    auth: authOf(shared.auth, shared.id, making),
    body: bodyOf(shared.body),
    changedAt: making.now,
  };
}

function bodyOf(body: SharedBody): BodyDraft {
  if (body.kind !== 'file') return body;
  const { kind, name, mediaType, newer } = body;
  const isNamed = name !== '' || mediaType !== '';
  return { kind, file: null, ...(isNamed && { awaits: { name, mediaType } }), ...(newer && { newer }) };
}

function environmentOf(shared: SharedEnvironment, making: Making): Environment {
  const { name, role, variables, newer } = shared;
  return {
    id: making.newId(),
    name,
    profileId: role === null ? null : making.profileIdOf(role),
    variables: variables.map((each) =>
      variableOf(each, making.secretAt({ kind: 'environment', environment: name, name: each.name })),
    ),
    createdAt: making.now,
    ...(newer && { newer }),
  };
}

function variableOf({ name, isEnabled, value, newer }: SharedVariable, secret: SecretRef | null): Variable {
  const kept: VariableValue = value.kind === 'secret' ? { kind: 'secret', secret, origins: [] } : value;
  return { name, isEnabled, value: kept, ...(newer && { newer }) };
}

function authOf(auth: SharedAuth, ownerId: string, making: Making): Auth {
  const credential = (shared: SharedCredential): Credential => {
    if (shared.kind === 'text') return shared;
    const secret = making.secretAt({ kind: 'auth', ownerId });
    return secret ? { kind: 'secret', secret } : { kind: 'missing', label: shared.label };
  };
  switch (auth.kind) {
    case 'inherit':
    case 'none':
      return auth;
    case 'profile': {
      const { role, ...rest } = auth;
      return { ...rest, profileId: making.isByEnvironment(role) ? null : making.profileIdOf(role) };
    }
    case 'basic':
      return { ...auth, password: credential(auth.password) };
    case 'bearer':
      return { ...auth, token: credential(auth.token) };
    case 'api-key':
      return { ...auth, value: credential(auth.value) };
  }
}
