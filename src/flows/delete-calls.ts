import type { ConsoleServices } from './console-services.ts';

/** Takes the deletion back: every call is where it was. */
export type UndoDeletion = () => Promise<void>;

/** Deletes calls, all of them or none. Tokens and requests they belong to stay. */
export async function deleteCalls({ vault }: ConsoleServices, callIds: readonly string[]): Promise<UndoDeletion> {
  const removed = await vault.remove(callIds.map((id) => ({ store: 'call', id }) as const));
  return () => vault.restore(removed);
}
