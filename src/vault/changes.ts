import type { Change } from './vault.ts';

/** Tells listeners here and in other tabs what changed. Ids only go over the channel. */
export interface Changes {
  announce(changes: readonly Change[]): void;
  subscribe(listener: (change: Change) => void): () => void;
  /** Tells the other tabs, and only those, that everything was cleared. */
  announceCleared(): void;
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
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data !== 'cleared') return tell(data);
    for (const listener of clearedListeners) queueMicrotask(listener);
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
    announceCleared: () => channel.postMessage('cleared' satisfies Message),
    onCleared(listener) {
      clearedListeners.add(listener);
      return () => void clearedListeners.delete(listener);
    },
    close() {
      listeners.clear();
      clearedListeners.clear();
      channel.close();
    },
  };
}
