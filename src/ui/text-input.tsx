import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { type ControlVerdict, controlClass, verdictOf } from './control-class.ts';

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'type' | 'size'> {
  value: string;
  onChange: (value: string) => void;
  mono?: boolean;
  /** Inside the frame, at its end: a copy button; `null` for none just now. */
  trailing?: ReactNode;
  'data-verdict'?: ControlVerdict;
}

/** One line of text. What is typed is kept as it is: nothing corrects, capitalises or completes it. */
export function TextInput({ value, onChange, mono = false, trailing, className, ...native }: TextInputProps) {
  // Something at its end may come and go: the input itself must stay, or it would lose the focus.
  const isFramed = trailing !== undefined;
  const input = (
    <input
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      {...native}
      type="text"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classNames(
        isFramed
          ? 'h-full min-w-0 flex-1 bg-transparent pl-2.5 text-ellipsis outline-none'
          : `${controlClass({ mono, verdict: verdictOf(native) })} h-control px-2.5 text-ellipsis max-lg:h-touch`,
        className,
      )}
    />
  );
  if (!isFramed) return input;
  return (
    <div
      className={`${controlClass({ mono, verdict: verdictOf(native) })} flex h-control items-center gap-2 pr-1 max-lg:h-touch`}
    >
      {input}
      {trailing}
    </div>
  );
}
