import type { Change } from '#vault/vault.ts';

/** All query keys. The first word is the store whose changes make a query stale. */
export const keys = {
  profiles: ['profile'] as const,
  profile: (id: string) => ['profile', id] as const,
  run: (id: string) => ['run', id] as const,
  tokens: ['token'] as const,
  token: (id: string) => ['token', id] as const,
  firstRequest: (tokenId: string) => ['token', tokenId, 'first-request'] as const,
  callsOf: (tokenId: string) => ['call', 'of', tokenId] as const,
  latestCall: ['call', 'latest'] as const,
  tokenCall: (id: string) => ['call', 'token', id] as const,
};

/** The keys that a change in the vault makes stale. */
export function staleKeys(change: Change): readonly (readonly string[])[] {
  switch (change.store) {
    case 'profile':
      return [['profile'], ['run'], ['token']];
    case 'run':
    case 'attempt':
      return [keys.run(change.id)];
    case 'token':
      return [['token']];
    case 'call':
      return [['call']];
  }
}
