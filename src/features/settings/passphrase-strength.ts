/** Fewer characters than this are refused. */
export const shortestPassphrase = 12;

/** How hard a passphrase is to guess, as far as its form tells. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

/** Fewer different steps are a pattern: "aaaaaaaaaaaa", "123456789012". */
const freshForFair = 8;
const freshForStrong = 20;

/**
 * Reads a passphrase by its length and by how often it does not go on as before. It knows no dictionary: four random
 * words pass, and so does a line of a song.
 */
export function readStrength(passphrase: string): Strength {
  const characters = Array.from(passphrase.normalize('NFKC'));
  if (characters.length < shortestPassphrase) return 'short';
  const fresh = characters.filter((each, at) => !goesOn(characters[at - 1], each)).length;
  if (fresh < freshForFair || new Set(characters).size < freshForFair - 2) return 'weak';
  return fresh >= freshForStrong ? 'strong' : 'fair';
}

/** The same again, or its neighbour. */
function goesOn(before: string | undefined, each: string): boolean {
  return before !== undefined && Math.abs((each.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1;
}
