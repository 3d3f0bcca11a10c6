import { isPlaceholder } from '#formats/placeholder.ts';
import { type Pasted, readPasted } from '#formats/read-pasted.ts';
import { adoptableIn } from './paste-adoptable.ts';

/** A text, and what it was read as. */
export interface ReadPaste {
  readonly text: string;
  readonly pasted: Pasted;
}

/** Two pastes together: one that tells more, or two that tell of different things. */
export type JoinedPastes =
  | { readonly kind: 'joined'; readonly read: ReadPaste }
  | { readonly kind: 'apart'; readonly both: ReadPaste; readonly second: ReadPaste };

/** Reads a text. */
export function readPaste(text: string): ReadPaste {
  return { text, pasted: readPasted(text) };
}

/**
 * Joins a second paste to the first, a help page to a credentials file, where the two fit one profile: no field gets
 * another value, and no token goes under. Else they are apart, and the user is asked.
 */
export function joinPastes(first: ReadPaste | null, added: string): JoinedPastes {
  const second = readPaste(added);
  if (!first) return { kind: 'joined', read: second };
  if (first.text.includes(added.trim())) return { kind: 'joined', read: first };
  const both = readPaste(`${first.text.trimEnd()}\n\n${added}`);
  return doFit([first, second], both) ? { kind: 'joined', read: both } : { kind: 'apart', both, second };
}

function doFit(parts: readonly ReadPaste[], both: ReadPaste): boolean {
  const isFound = ({ pasted }: ReadPaste) => pasted.kind !== 'unknown';
  if (!isFound(both)) return !parts.some(isFound);
  const count = (of: (read: ReadPaste) => number) => parts.map(of).reduce((sum, each) => sum + each, 0);
  const keepsTokens = parts.every((part) => tokenOf(part) === null || tokenOf(part) === tokenOf(both));
  return keepsTokens && rivalsIn(both) <= count(rivalsIn) && factsIn(both) >= Math.max(...parts.map(factsIn));
}

/** The token that a paste alone would be adopted for; the example of a response holds none. */
function tokenOf({ pasted }: ReadPaste): string | null {
  const token = adoptableIn(pasted)?.text ?? null;
  const [, inResponse = ''] = /"access_token"\s*:\s*"([^"]*)"/.exec(token ?? '') ?? [];
  return isPlaceholder(inResponse, 'access_token') ? null : token;
}

function factsIn({ pasted }: ReadPaste): number {
  return 'proposal' in pasted ? pasted.proposal.understood.length : 0;
}

/** The values beside those that came first. */
function rivalsIn({ pasted }: ReadPaste): number {
  const contradictions = 'proposal' in pasted ? pasted.proposal.contradictions : [];
  return contradictions.reduce((sum, { alternatives }) => sum + Math.max(alternatives.length - 1, 0), 0);
}
