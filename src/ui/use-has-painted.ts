import { useEffect, useState } from 'react';

let pageHasPainted = false;

/**
 * Whether this page has drawn a first frame with what asks: what can wait for that is not in its way. Later pages of the
 * console are drawn whole at once.
 */
export function useHasPainted(): boolean {
  const [hasPainted, setPainted] = useState(pageHasPainted);
  useEffect(() => {
    if (hasPainted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame's callbacks run before it is drawn, the next task after it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => {
        pageHasPainted = true;
        setPainted(true);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [hasPainted]);
  return hasPainted;
}
