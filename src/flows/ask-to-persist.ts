import type { ConsoleServices } from './console-services.ts';

/**
 * Asks the browser to keep what is stored, once there is something to lose: after the first token. Some browsers ask
 * their user then, so later tokens do not bring it up again.
 */
export async function askToPersist({ vault }: ConsoleServices): Promise<void> {
  const { records, unreadable } = await vault.loadTokens();
  if (records.length + unreadable.length === 1) await vault.persist();
}
