import type { Change } from './vault.ts';

/** Tells listeners here and in other tabs what changed. Ids only go over the channel. */
export interface Changes {
  announce(changes: readonly Change[]): void;
  subscribe(listener: (change: Change) => void): () => void;
  /**
   * Tells the other tabs that everything was cleared.
   * @param isHereToo tells this one as well: what it shows is of before.
   */
  announceCleared(isHereToo?: boolean): void;
  /** Told at once where it was cleared already: a page listens later than it opens. */
  onCleared(listener: () => void): () => void;
  close(): void;
}

type Message = readonly Change[] | 'cleared';

/** @param channel one that all tabs of this database share; a channel does not hear itself. */
export function createChanges(channel: BroadcastChannel): Changes {
  const listeners = new Set<(change: Change) => void>();
  const clearedListeners = new Set<() => void>();
  const tell = (changes: readonly Change[]) => {
    // Each on its own: a listener that throws must fail neither the others nor the put that is stored already.
    for (const change of changes) for (const listener of listeners) queueMicrotask(() => listener(change));
  };
  let isCleared = false;
  const tellCleared = () => {
    isCleared = true;
    for (const listener of clearedListeners) queueMicrotask(listener);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data !== 'cleared') return tell(data);
    tellCleared();
  };
  return {
    announce(changes) {
      if (changes.length === 0) return;
      channel.postMessage(changes);
      tell(changes);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    announceCleared(isHereToo = false) {
      channel.postMessage('cleared' satisfies Message);
      if (isHereToo) tellCleared();
    },
    onCleared(listener) {
      clearedListeners.add(listener);
      if (isCleared) queueMicrotask(listener);
      return () => void clearedListeners.delete(listener);
    },
    close() {
      listeners.clear();
      clearedListeners.clear();
      channel.close();
    },
  };
}
