import { useState } from 'react';
import { classNames } from '#ui/class-names.ts';

export interface TypedInputProps {
  label: string;
  /** As stored. */
  value: string;
  /** Every change; or, where `waits`, what stands in it on Enter and on leaving. */
  onType: (value: string) => void;
  waits?: boolean;
  placeholder?: string;
  /** `name` is what something is called; anything else is as on the wire. */
  look?: 'name' | 'wire';
  isInvalid?: boolean;
  describedBy?: string | undefined;
  autoFocus?: boolean;
}

/** A cell to type into. What is typed stays until it is what is stored: a slow store takes no letter back. */
export function TypedInput(props: TypedInputProps) {
  const {
    label,
    value,
    onType,
    waits = false,
    look = 'wire',
    placeholder,
    isInvalid = false,
    describedBy,
    autoFocus,
  } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);
  if (typed !== null && typed === value && !isFocused) setTyped(null);
  const shown = typed ?? value;
  const keep = () => {
    if (waits && typed !== null && (typed !== value || isInvalid)) onType(typed);
  };
  return (
    <input
      aria-label={label}
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      // biome-ignore lint/a11y/noAutofocus: it was asked for by a press
      autoFocus={autoFocus}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      placeholder={placeholder}
      value={shown}
      onFocus={() => setFocused(true)}
      onChange={({ target }) => {
        setTyped(target.value);
        if (!waits) onType(target.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key !== 'Escape' || !waits || typed === null) return;
        event.preventDefault();
        setTyped(null);
        if (isInvalid) onType(value);
      }}
      onBlur={() => {
        setFocused(false);
        keep();
      }}
      className={classNames(
        'h-control w-full min-w-0 rounded-sm bg-transparent px-2.5 text-ellipsis focus-visible:-outline-offset-2 max-lg:h-touch max-lg:text-14',
        look === 'wire' ? 'font-mono text-12' : 'font-semibold',
        isInvalid && 'text-s4xx-ink',
      )}
    />
  );
}
