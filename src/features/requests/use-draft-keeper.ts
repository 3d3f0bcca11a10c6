import { useCallback, useEffect } from 'react';
import { useKeepDraft } from '#queries/drafts.ts';
import { markKept, setKeepFailure, unkept, useDraftStore } from './draft-store.ts';

const KEPT_AFTER_MS = 300;

/**
 * Stores every edit as a draft, 300 ms after the last one, and at once when the page hides or goes. Gives what stores them now:
 * it resolves when nothing is left to be stored, and rejects where that fails.
 */
export function useDraftKeeper(): () => Promise<void> {
  const keep = useKeepDraft();
  const flush = useCallback(async () => {
    try {
      for (const editing of unkept()) {
        await keep(editing);
        markKept(editing);
      }
      setKeepFailure(null);
    } catch (reason) {
      setKeepFailure(reason instanceof Error ? reason.message : String(reason));
      throw reason;
    }
  }, [keep]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    // The page says why (`failure`), and what was typed stays where it is: the next edit tries again.
    const keepNow = () => void flush().catch(() => undefined);
    const stop = useDraftStore.subscribe(({ edited }, before) => {
      if (edited === before.edited || unkept().length === 0) return;
      clearTimeout(timer);
      timer = setTimeout(keepNow, KEPT_AFTER_MS);
    });
    // Sealing takes a moment that a page on its way out may not get: what is left behind is stored as soon as it hides.
    const hide = () => document.visibilityState === 'hidden' && keepNow();
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', keepNow);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      stop();
      clearTimeout(timer);
      removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }, [flush]);
  return flush;
}
