import type { ValueFinding } from '#providers/fill-preset.ts';
import type { PresetVariable } from '#providers/preset.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { TextInput } from '#ui/text-input.tsx';

export interface PresetVariableFieldProps {
  variable: PresetVariable;
  value: string;
  onChange: (text: string) => void;
  /** Why the value can't be filled in. */
  finding: ValueFinding | undefined;
}

/** What a preset asks first, with what many answer. */
export function PresetVariableField({ variable, value, onChange, finding }: PresetVariableFieldProps) {
  const { name, label, hint, choices } = variable;
  return (
    <Field
      label={label}
      hint={finding ? undefined : hint}
      message={finding ? { verdict: 'error', words: finding.message } : null}
    >
      {(control) => (
        <>
          <TextInput {...control} data-variable={name} mono value={value} onChange={onChange} aria-required="true" />
          {choices.length > 0 && (
            <ul aria-label={`${label}: suggestions`} className="mt-1.5 flex flex-wrap gap-1.5">
              {choices.map((choice) => (
                <li key={choice}>
                  <Button size="sm" aria-pressed={choice === value} onClick={() => onChange(choice)}>
                    <span className="font-mono text-11">{choice}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  );
}
