import { hasPlaceFor, type RequestDeparture, requestDeparturesOf } from '#oauth/departures.ts';
import type { Profile } from '#oauth/profile.ts';
import { ChipInput } from '#ui/chip-input.tsx';
import { Field } from '#ui/field.tsx';
import { Switch } from '#ui/switch.tsx';
import { FoldingSection } from './folding-section.tsx';
import { presetMark } from './preset-mark.tsx';
import { ProfileChoice } from './profile-fields.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

/** A departure that is there or not. */
type Claim = { [Name in RequestDeparture]: Profile[Name] extends boolean ? Name : never }[RequestDeparture];

interface ClaimWords {
  readonly field: Claim;
  readonly label: string;
  /** What is so when it is on. */
  readonly claim: string;
  /** What the RFC has instead, and where. */
  readonly hint: string;
}

const claims: readonly ClaimWords[] = [
  {
    field: 'codeInQuery',
    label: 'Code',
    claim: 'Stands in the query of the token URL',
    hint: 'RFC 6749 §4.1.3 has it in the body.',
  },
  {
    field: 'jsonTokenBody',
    label: 'Token request',
    claim: 'Is a JSON object',
    hint: 'RFC 6749 Appendix B has a form.',
  },
  {
    field: 'omitsGrantType',
    label: 'Grant type',
    claim: 'Is left out',
    hint: 'RFC 6749 §4.4.2 requires grant_type.',
  },
  {
    field: 'scopeInExchange',
    label: 'Scope',
    claim: 'Stands in the code exchange too',
    hint: 'Not of RFC 6749 §4.1.3: what was consented to is in the code.',
  },
  {
    field: 'rawBasicCredentials',
    label: 'Basic credentials',
    claim: 'Go as they are',
    hint: 'RFC 6749 §2.3.1 form-encodes client ID and secret first.',
  },
];

/** Where what is sent departs from the RFCs. Only what the grant has a place for. */
export function DialectSection() {
  const { profile } = useProfileForm();
  const count = requestDeparturesOf(profile).length;
  const has = (departure: RequestDeparture) => hasPlaceFor(departure, profile);
  return (
    <FoldingSection
      title="Departures from the RFC"
      summary={count === 0 ? 'none' : String(count)}
      fields={[...claims.map(({ field }) => field), 'scopeSeparator', 'spaceInQuery', 'userScopes']}
      isUsed={count > 0}
    >
      {claims.map((words) => has(words.field) && <ClaimField key={words.field} {...words} />)}
      {has('scopeSeparator') && (
        <ProfileChoice
          field="scopeSeparator"
          label="Between scopes"
          options={separators}
          isSegmented
          hint="RFC 6749 §3.3 has a space."
        />
      )}
      {has('spaceInQuery') && (
        <ProfileChoice
          field="spaceInQuery"
          label="Space in the consent URL"
          options={spaces}
          isSegmented
          hint="RFC 6749 Appendix B form-encodes it: +."
        />
      )}
      {has('userScopes') && <UserScopes />}
    </FoldingSection>
  );
}

function ClaimField({ field, label, claim, hint }: ClaimWords) {
  const form = useProfileForm();
  return (
    <Field label={label} hint={hint} mark={presetMark(form, field)} isGroup>
      {(control) => (
        <Switch
          aria-describedby={control['aria-describedby']}
          data-field={field}
          isOn={form.profile[field]}
          onChange={(isOn) => {
            form.edit({ [field]: isOn });
            form.leave();
          }}
        >
          {claim}
        </Switch>
      )}
    </Field>
  );
}

const separators: readonly { readonly id: Profile['scopeSeparator']; readonly label: string }[] = [
  { id: ' ', label: 'Space' },
  { id: ',', label: 'Comma' },
];

const spaces: readonly { readonly id: Profile['spaceInQuery']; readonly label: string }[] = [
  { id: '+', label: '+' },
  { id: '%20', label: '%20' },
];

function UserScopes() {
  const form = useProfileForm();
  return (
    <Field
      label="User scopes"
      hint="Sent as user_scope, Slack’s own. RFC 6749 §3.3 has scope alone."
      message={fieldMessage(form, 'userScopes')}
      mark={presetMark(form, 'userScopes')}
    >
      {(control) => (
        <ChipInput
          {...control}
          data-field="userScopes"
          noun="user scope"
          placeholder="Add user scope"
          values={form.profile.userScopes}
          onChange={(userScopes) => form.edit({ userScopes })}
          separators={/[\s,]+/}
        />
      )}
    </Field>
  );
}
