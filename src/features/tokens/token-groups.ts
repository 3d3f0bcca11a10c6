import { formatInWords } from '#oauth/token-format.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { tokenName, tokenPart } from '#oauth/token-words.ts';
import { originWords } from './grant-words.ts';

export type TokenGroupName = 'Active' | 'Lifetime unknown' | 'Expired';

/** Tokens in one state, in the order of the list. */
export interface TokenGroup {
  readonly name: TokenGroupName;
  readonly members: readonly TokenView[];
}

/** The tokens by state at an instant, each group in the order given; empty groups are left out. */
export function groupTokens(tokens: readonly TokenView[], now: number): TokenGroup[] {
  const members: Record<TokenGroupName, TokenView[]> = { Active: [], 'Lifetime unknown': [], Expired: [] };
  for (const token of tokens) members[groupOf(token, now)].push(token);
  const names = Object.keys(members) as TokenGroupName[];
  return names.map((name) => ({ name, members: members[name] })).filter((group) => group.members.length > 0);
}

function groupOf({ lifetime }: TokenView, now: number): TokenGroupName {
  if (lifetime.kind === 'unknown') return 'Lifetime unknown';
  return now < lifetime.expiresAt ? 'Active' : 'Expired';
}

/** When tokens end, soonest first; those with an unknown lifetime have no end. */
export function endsOf(tokens: readonly TokenView[]): number[] {
  return tokens
    .flatMap(({ lifetime }) => (lifetime.kind === 'known' ? [lifetime.expiresAt] : []))
    .sort((a, b) => a - b);
}

/** How many of the sorted instants have come: while it stays the same, every token stays in its group. */
export function countUntil(sorted: readonly number[], now: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens whose name, profile, grant, format, scope or account holds every word of the filter. */
export function filterTokens(
  tokens: readonly TokenView[],
  filter: string,
  profileNameOf: (profileId: string) => string,
): readonly TokenView[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return tokens;
  return tokens.filter((token) => {
    const text = [
      tokenName(token),
      tokenPart(token) ?? '',
      profileNameOf(token.profileId),
      originWords(token),
      formatInWords(token.format),
      ...token.scopes,
      token.account?.label ?? '',
    ]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
