import type { VariableValue } from '#collection/variable.ts';
import { maskOf, reachWords } from './variable-words.ts';

/** A secret's mask, and where it may go. */
export function SecretCell({ value }: { value: Extract<VariableValue, { kind: 'secret' }> }) {
  const mask = maskOf(value);
  return (
    <div className="px-2.5 py-1.5 max-lg:py-2.5">
      {mask === null ? (
        <p className="text-12 text-expiring-ink">no value on this device</p>
      ) : (
        <p className="truncate font-mono text-12">{mask}</p>
      )}
      <p className="text-11 wrap-anywhere text-ink-3">{reachWords(value.origins)}</p>
    </div>
  );
}
