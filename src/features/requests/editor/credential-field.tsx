import { useState } from 'react';
import type { Credential } from '#collection/auth.ts';
import type { Scope } from '#collection/scope.ts';
import { cleanSecret } from '#oauth/secret-hygiene.ts';
import { usePutCredential } from '#queries/credentials.ts';
import { useRevealSecret } from '#queries/profile-acts.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { SecretField } from '#ui/secret-field.tsx';
import { VariableField } from './variable-field.tsx';

export interface CredentialFieldProps {
  label: string;
  /** Its name in a sentence: "API key". */
  noun: string;
  credential: Credential;
  onChange: (credential: Credential) => void;
  scope: Scope;
}

/** Something secret: kept encrypted here, or named as a variable, whose value another environment may have another of. */
export function CredentialField({ label, noun, credential, onChange, scope }: CredentialFieldProps) {
  const isNamed = credential.kind === 'text' && credential.text !== '';
  const [usesVariable, setUsesVariable] = useState(isNamed);
  const put = usePutCredential();
  const reveal = useRevealSecret();
  const secret = credential.kind === 'secret' ? credential.secret : null;
  const other = (
    <Button size="sm" variant="ghost" onClick={() => setUsesVariable(!usesVariable)}>
      {usesVariable ? `Type the ${noun} instead` : 'Use a variable instead'}
    </Button>
  );
  if (usesVariable) {
    return (
      <Field label={label} hint={other}>
        {(control) => (
          <VariableField
            {...control}
            aria-label={label}
            data-field="credential"
            placeholder="{{name}}"
            value={credential.kind === 'text' ? credential.text : ''}
            onChange={(text) => onChange({ kind: 'text', text })}
            scope={scope}
          />
        )}
      </Field>
    );
  }
  return (
    <Field label={label} hint={other}>
      {(control) => (
        <SecretField
          {...control}
          data-field="credential"
          noun={noun}
          lastFour={secret?.lastFour ?? null}
          clean={cleanSecret}
          onSave={async (text) => onChange(await put.mutateAsync({ label: noun, text }))}
          onRemove={async () => onChange({ kind: 'text', text: '' })}
          reveal={() => (secret ? reveal(secret) : Promise.reject(new Error(`There is no ${noun}`)))}
        />
      )}
    </Field>
  );
}
