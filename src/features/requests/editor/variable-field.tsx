import { type FocusEvent, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Scope } from '#collection/scope.ts';
import { CompletingInput, type CompletingInputProps, type Completion } from '#ui/completing-input.tsx';
import { completeVariable, marksIn } from './complete.ts';

export interface VariableFieldProps extends Omit<CompletingInputProps, 'marks' | 'complete'> {
  scope: Scope;
  /** What else can be put in, where no variable is being written. */
  completeElse?: (value: string) => Completion | null;
  /** What stands in it while it has no focus: the mask of a secret; `null` for the value itself. */
  masked?: string | null;
}

/** One line of text that may name variables: they are marked, and offered after `{{`. */
export function VariableField({ scope, completeElse, masked = null, ...input }: VariableFieldProps) {
  const [isFocused, setFocused] = useState(false);
  const isMasked = masked !== null && !isFocused;
  const marks = useMemo(() => (isMasked ? [] : marksIn(input.value, scope)), [input.value, scope, isMasked]);
  const unmask = ({ currentTarget: field }: FocusEvent<HTMLTextAreaElement>) => {
    const isAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    if (!isMasked) return setFocused(true);
    flushSync(() => setFocused(true));
    // All of the mask was selected, to be written over: all of the value takes its place.
    if (isAll) field.select();
  };
  return (
    <CompletingInput
      {...input}
      {...(isMasked && { value: masked, title: 'Masked until it has the focus' })}
      // A mask is never a value.
      onChange={(value) => !isMasked && input.onChange(value)}
      onFocus={unmask}
      onBlur={() => setFocused(false)}
      marks={marks}
      complete={(value, caret) => completeVariable(value, caret, scope) ?? completeElse?.(value) ?? null}
    />
  );
}
