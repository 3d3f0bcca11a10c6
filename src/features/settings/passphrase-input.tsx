import type { Ref } from 'react';
import { controlClass, verdictOf } from '#ui/control-class.ts';
import type { FieldControl } from '#ui/field.tsx';

export interface PassphraseInputProps extends FieldControl {
  onChange: (value: string) => void;
  /** For a browser's own store: a new one is offered to be kept, a current one to be filled in. */
  autoComplete: 'new-password' | 'current-password';
  ref?: Ref<HTMLInputElement>;
}

/** Types a passphrase unseen. The browser alone holds it as a value: as a property of ours it would stand in the markup. */
export function PassphraseInput({ onChange, ...control }: PassphraseInputProps) {
  return (
    <input
      {...control}
      type="password"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
      className={`${controlClass({ mono: true, verdict: verdictOf(control) })} h-control max-w-90 px-2.5 max-lg:h-touch max-lg:max-w-none`}
    />
  );
}
