import { type Change, everyRecord } from '#vault/vault.ts';

/** All query keys. The first word is the store whose changes make a query stale. */
export const keys = {
  profiles: ['profile', 'all'] as const,
  profile: (id: string) => ['profile', 'one', id] as const,
  run: (id: string) => ['run', id] as const,
  tokens: ['token', 'all'] as const,
  token: (id: string) => ['token', 'one', id] as const,
  usableToken: (profileId: string) => ['token', 'usable', profileId] as const,
  preset: (id: string) => ['preset', id] as const,
  issuances: (profileId: string) => ['issuances', profileId] as const,
  /** A verdict names what it was held against: no change makes it stale. */
  signature: (tokenId: string) => ['signature', tokenId] as const,
  callLog: ['call', 'log'] as const,
  call: (id: string) => ['call', 'one', id] as const,
  callAsCurl: (id: string) => ['call', 'curl', id] as const,
  callsOf: (tokenId: string) => ['call', 'of', tokenId] as const,
  runsOf: (requestId: string) => ['call', 'runs-of', requestId] as const,
  latestCallOf: (requestId: string) => ['call', 'latest-of', requestId] as const,
  /** Not under 'call': what a change of a call makes stale is its view, and the bytes of an answer never change. */
  responseBody: (id: string) => ['response-body', id] as const,
  latestStatuses: ['call', 'statuses'] as const,
  collections: ['collection', 'all'] as const,
  environments: ['environment', 'all'] as const,
  openRequest: (id: string) => ['request', 'open', id] as const,
  drafts: ['draft', 'all'] as const,
  /** What a request is built in, by everything that decides it. */
  requestContext: (wish: string) => ['context', wish] as const,
  answerGuess: (profileId: string) => ['call', 'guess', profileId] as const,
  tokenCall: (id: string) => ['call', 'token', id] as const,
  /** Not the vault's, as the next: nothing that changes there makes it stale. */
  levers: ['levers'] as const,
  documentScan: ['document-scan'] as const,
  /** What would be handed over. It and the next three tell of everything. */
  sharing: ['sharing'] as const,
  home: ['home'] as const,
  review: ['review'] as const,
  usage: ['usage'] as const,
  budget: ['budget'] as const,
};

/** The keys that a change in the vault makes stale. */
export function staleKeys(change: Change): readonly (readonly string[])[] {
  return [...staleInRoom(change), keys.sharing, keys.home, keys.review, keys.usage];
}

function staleInRoom(change: Change): readonly (readonly string[])[] {
  switch (change.store) {
    case 'profile':
      return [['profile'], ['run'], ['token'], ['context'], ['issuances']];
    case 'run':
    case 'attempt':
      return [change.id === everyRecord ? ['run'] : keys.run(change.id)];
    case 'token':
      return [['token'], ['run'], ['context'], ['issuances']];
    case 'call':
      return [['call'], ['issuances']];
    case 'request':
      return [openRequestsOf(change)];
    case 'draft':
      return [['draft'], openRequestsOf(change)];
    case 'secret':
      return [['context']];
    case 'collection':
    case 'environment':
      return [[change.store], ['context']];
  }
}

function openRequestsOf({ id }: Change): readonly string[] {
  return id === everyRecord ? ['request'] : keys.openRequest(id);
}
