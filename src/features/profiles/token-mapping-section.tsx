import type { ErrorPointers, TokenPointers } from '#call/answer-reading.ts';
import { responseDeparturesOf } from '#oauth/departures.ts';
import { standardDialect } from '#oauth/dialect.ts';
import { Field } from '#ui/field.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { AlsoTokens } from './also-tokens.tsx';
import { FoldingSection } from './folding-section.tsx';
import { KeptValues } from './kept-values.tsx';
import { MappingSample } from './mapping-sample.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';
import { SuccessRule } from './success-rule.tsx';

const tokenPlaces: readonly { member: keyof TokenPointers; label: string; hint: string }[] = [
  { member: 'access_token', label: 'Access token', hint: 'RFC 6749 §5.1 has it at /access_token.' },
  { member: 'token_type', label: 'Token type', hint: 'RFC 6749 §5.1 has it at /token_type.' },
  { member: 'expires_in', label: 'Lifetime in seconds', hint: 'RFC 6749 §5.1 has it at /expires_in.' },
  { member: 'refresh_token', label: 'Refresh token', hint: 'RFC 6749 §5.1 has it at /refresh_token.' },
  { member: 'scope', label: 'Granted scope', hint: 'RFC 6749 §5.1 has it at /scope.' },
  { member: 'id_token', label: 'ID token', hint: 'OpenID Connect Core §3.1.3.3 has it at /id_token.' },
];

const errorPlaces: readonly { member: keyof ErrorPointers; label: string; hint: string }[] = [
  { member: 'error', label: 'Error', hint: 'RFC 6749 §5.2 has it at /error.' },
  { member: 'error_description', label: 'Error description', hint: 'RFC 6749 §5.2 has it at /error_description.' },
];

/** Where the token response keeps its members, what says that it is one, and which of its values are kept. */
export function TokenMappingSection() {
  const { profile } = useProfileForm();
  const count = responseDeparturesOf(profile).length;
  return (
    <FoldingSection
      title="Token response"
      summary={summaryOf(count, profile.keptValues.length)}
      fields={['tokenPointers', 'errorPointers', 'successRule', 'keptValues', 'alsoTokens']}
      isUsed={count > 0 || profile.keptValues.length > 0 || profile.alsoTokens.length > 0}
    >
      <p className="text-12 text-ink-2">
        Places are JSON pointers (RFC 6901): <code className="font-mono">/token/access_token</code> is the member
        access_token of the member token. An empty one is read from nowhere.
      </p>
      <MappingSample />
      {tokenPlaces.map((place) => (
        <Pointer key={place.member} field="tokenPointers" {...place} />
      ))}
      <AlsoTokens />
      <SuccessRule />
      {errorPlaces.map((place) => (
        <Pointer key={place.member} field="errorPointers" {...place} />
      ))}
      <KeptValues />
    </FoldingSection>
  );
}

function summaryOf(departures: number, kept: number): string {
  const words =
    departures === 0 ? 'as the RFC has it' : `${departures} ${departures === 1 ? 'departure' : 'departures'}`;
  return kept === 0 ? words : `${words}, ${kept} ${kept === 1 ? 'value' : 'values'} kept`;
}

interface PointerProps {
  field: 'tokenPointers' | 'errorPointers';
  member: keyof TokenPointers | keyof ErrorPointers;
  label: string;
  hint: string;
}

function Pointer({ field, member, label, hint }: PointerProps) {
  const form = useProfileForm();
  const pointers: Readonly<Record<string, string>> = { ...form.profile[field] };
  const standard: Readonly<Record<string, string>> = { ...standardDialect[field] };
  return (
    <Field label={label} hint={hint} message={fieldMessage(form, field, member)} mark={presetMark(form, field, member)}>
      {(control) => (
        <TextInput
          {...control}
          data-field={field}
          mono
          placeholder={standard[member]}
          value={pointers[member] ?? ''}
          onChange={(pointer) => form.edit({ [field]: { ...form.profile[field], [member]: pointer } })}
        />
      )}
    </Field>
  );
}
