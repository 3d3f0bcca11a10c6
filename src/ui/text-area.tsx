import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { type ControlVerdict, controlClass, verdictOf } from './control-class.ts';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange'> {
  value: string;
  onChange: (value: string) => void;
  'data-verdict'?: ControlVerdict;
}

/** Several lines in mono: a certificate, a list. */
export function TextArea({ value, onChange, className, ...native }: TextAreaProps) {
  return (
    <textarea
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      autoComplete="off"
      rows={3}
      {...native}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classNames(
        controlClass({ mono: true, verdict: verdictOf(native) }),
        'block resize-y px-2.5 py-1.5 leading-5 break-all',
        className,
      )}
    />
  );
}
