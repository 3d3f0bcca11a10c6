import { useRef } from 'react';
import { type TreeRow, typedAhead } from './tree-rows.ts';

const FORGOTTEN_AFTER_MS = 800;
/** Keys of the whole page: they begin no word here. */
const pageKeys = new Set(['n', 'g', '/', '?', '[', ']']);

/** Typing a name leads to its row. Gives what takes a key, and says whether it did. */
export function useTypeAhead(rows: readonly TreeRow[], fromId: string, go: (id: string) => void) {
  const typed = useRef({ text: '', at: 0 });
  return (key: string): boolean => {
    if (key.length !== 1) return false;
    const now = performance.now();
    const begun = now - typed.current.at < FORGOTTEN_AFTER_MS ? typed.current.text : '';
    if (begun === '' && pageKeys.has(key.toLowerCase())) return false;
    // One letter pressed again and again goes from one to the next.
    const text = begun === key ? key : begun + key;
    typed.current = { text, at: now };
    const found = typedAhead(rows, fromId, text);
    if (found) go(found);
    return true;
  };
}
