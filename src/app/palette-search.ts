/** The sections of the palette that a prefix narrows it down to; none leads to what there is to learn alone. */
export type PaletteScope = 'all' | 'actions' | 'profiles' | 'tokens' | 'requests' | 'learn';

/** What was typed, read: `#orders` looks among the tokens for "orders". */
export interface PaletteQuery {
  readonly scope: PaletteScope;
  readonly words: readonly string[];
}

/** What narrows the palette down, and to what. */
export const palettePrefixes: readonly (readonly [prefix: string, scope: PaletteScope])[] = [
  ['>', 'actions'],
  ['@', 'profiles'],
  ['#', 'tokens'],
  ['/', 'requests'],
];

/** Reads what was typed into the palette. */
export function readPaletteQuery(text: string): PaletteQuery {
  const trimmed = text.trimStart();
  const prefixed = palettePrefixes.find(([prefix]) => trimmed.startsWith(prefix));
  const words = trimmed
    .slice(prefixed ? 1 : 0)
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  return { scope: prefixed?.[1] ?? 'all', words };
}

interface Searchable {
  readonly name: string;
  readonly detail?: string | undefined;
}

/** The entries that hold every word, the best first, at most `limit`; all in their order where there is no word. */
export function rankEntries<T extends Searchable>(entries: readonly T[], words: readonly string[], limit: number): T[] {
  if (words.length === 0) return entries.slice(0, limit);
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** A name cut where a word is found in it, so that these parts can be drawn stronger. */
export function markWords(name: string, words: readonly string[]): { text: string; isMarked: boolean }[] {
  if (words.length === 0) return [{ text: name, isMarked: false }];
  const pattern = new RegExp(`(${words.map((word) => word.replace(syntax, '\\$&')).join('|')})`, 'iu');
  return name
    .split(pattern)
    .map((text, place) => ({ text, isMarked: place % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** What has a meaning of its own in a pattern. */
const syntax = /[.*+?^${}()|[\]\\]/g;

/** Nothing where one word is missing. A name's beginning counts most, then the beginning of a word, then its inside, then the detail. */
function scoreOf({ name, detail = '' }: Searchable, words: readonly string[]): number {
  let score = 0;
  for (const word of words) {
    const at = name.toLowerCase().indexOf(word);
    if (at < 0 && !detail.toLowerCase().includes(word)) return 0;
    if (at === 0) score += 4;
    else if (at > 0) score += /[\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 2 : 3;
    else score += 1;
  }
  return score;
}
