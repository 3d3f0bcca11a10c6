import { Field, type FieldMessage } from '#ui/field.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import { PassphraseInput } from './passphrase-input.tsx';
import { readStrength, type Strength, shortestPassphrase } from './passphrase-strength.ts';

/** A passphrase and its repetition. */
export interface TypedTwice {
  readonly first: string;
  readonly again: string;
}

/** Asks for a new passphrase, twice, and says how good it is. */
export function NewPassphrase({ typed, onChange }: { typed: TypedTwice; onChange: (typed: TypedTwice) => void }) {
  const { first, again } = typed;
  const strength = readStrength(first);
  const differs = again !== '' && !first.startsWith(again);
  return (
    <>
      <Field label="Passphrase" hint={hintOf(first, strength)} message={messageOf(first, strength)}>
        {(control) => (
          <PassphraseInput
            {...control}
            autoComplete="new-password"
            onChange={(value) => onChange({ first: value, again })}
          />
        )}
      </Field>
      <Field
        label="Passphrase again"
        message={differs ? { verdict: 'error', words: 'It differs from the first.' } : null}
      >
        {(control) => (
          <PassphraseInput
            {...control}
            autoComplete="new-password"
            onChange={(value) => onChange({ first, again: value })}
          />
        )}
      </Field>
      <LiveRegion>{first !== '' && strength !== 'short' ? `Passphrase: ${strength}` : ''}</LiveRegion>
    </>
  );
}

function hintOf(typed: string, strength: Strength): string | undefined {
  if (typed === '') return `At least ${shortestPassphrase} characters; four random words are good. It is kept nowhere.`;
  if (strength === 'short') return `${shortestPassphrase - Array.from(typed).length} more characters.`;
  if (strength === 'fair') return 'Fair. A few more words make it strong.';
  return strength === 'strong' ? 'Strong.' : undefined;
}

function messageOf(typed: string, strength: Strength): FieldMessage | null {
  if (typed === '' || strength !== 'weak') return null;
  return { verdict: 'warning', words: 'Weak: it repeats itself. Four random words are better.' };
}
