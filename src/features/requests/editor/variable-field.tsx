import { useMemo } from 'react';
import type { Scope } from '#collection/scope.ts';
import { CompletingInput, type CompletingInputProps, type Completion } from '#ui/completing-input.tsx';
import { completeVariable, marksIn } from './complete.ts';

export interface VariableFieldProps extends Omit<CompletingInputProps, 'marks' | 'complete'> {
  scope: Scope;
  /** What else can be put in, where no variable is being written. */
  completeElse?: (value: string) => Completion | null;
}

/** One line of text that may name variables: they are marked, and offered after `{{`. */
export function VariableField({ scope, completeElse, ...input }: VariableFieldProps) {
  const marks = useMemo(() => marksIn(input.value, scope), [input.value, scope]);
  return (
    <CompletingInput
      {...input}
      marks={marks}
      complete={(value, caret) => completeVariable(value, caret, scope) ?? completeElse?.(value) ?? null}
    />
  );
}
