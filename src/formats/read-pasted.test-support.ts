import { readPasted } from './read-pasted.ts';

/** What is proposed for a text that tells of a profile. */
export function proposed(text: string) {
  const pasted = readPasted(text);
  if (!('proposal' in pasted)) throw new Error(`${pasted.kind}: no profile in it`);
  return { kind: pasted.kind, pieces: pasted.pieces.map(({ name }) => name), ...pasted.proposal };
}

/** The names of what was passed over. */
export const passed = (text: string) => proposed(text).notUnderstood.map(({ what }) => what);

/** The names of what was found odd. */
export const odd = (text: string) => proposed(text).contradictions.map(({ what }) => what);
