import type { SecretRef } from '#call/secret-ref.ts';
import type { Newer } from './newer.ts';

/**
 * What a variable stands for. A secret one holds a handle: its value is the vault's, and `null` where this device has
 * none yet.
 */
export type VariableValue =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'secret';
      readonly secret: SecretRef | null;
      /** The origins it may be sent to (R27): that of its first own send, and those allowed since. */
      readonly origins: readonly string[];
    };

/** A name that stands for a value wherever `{{name}}` is written. One that is switched off counts as absent. */
export interface Variable extends Newer {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly value: VariableValue;
}
