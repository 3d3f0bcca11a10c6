import { type RefObject, useEffect } from 'react';
import { patternOf } from '#call/json-find.ts';

/**
 * Marks text in what a frame shows (CSS Custom Highlight API), also in what comes into view later. A browser without
 * it marks nothing; the hits are counted and stepped through all the same.
 */
export function useHitMarks(frame: RefObject<HTMLElement | null>, query: string) {
  useEffect(() => {
    const shown = frame.current;
    if (!shown || query === '' || typeof Highlight === 'undefined') return;
    const mark = () => CSS.highlights.set('find', new Highlight(...hitsIn(shown, query)));
    const changes = new MutationObserver(mark);
    changes.observe(shown, { childList: true, characterData: true, subtree: true });
    mark();
    return () => {
      changes.disconnect();
      CSS.highlights.delete('find');
    };
  }, [frame, query]);
}

/** Where a text stands in what is drawn, in order. What is there for the eye alone, or beside the text, is left out. */
function hitsIn(frame: HTMLElement, query: string): Range[] {
  if (query === '') return [];
  const pattern = patternOf(query);
  const texts = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  const hits: Range[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement?.closest('[aria-hidden],[data-aside]')) continue;
    for (const match of (node.nodeValue ?? '').matchAll(pattern)) {
      const hit = document.createRange();
      hit.setStart(node, match.index);
      hit.setEnd(node, match.index + match[0].length);
      hits.push(hit);
    }
  }
  return hits;
}
