import type { SecretRef } from '#call/secret-ref.ts';
import type { ConsoleServices } from './console-services.ts';

/** Opens one secret. Called on a press of Reveal or Copy: for component-local state, and for 30 seconds. */
export async function revealSecret({ vault }: ConsoleServices, ref: SecretRef): Promise<string> {
  return (await vault.open(ref)).reveal();
}
