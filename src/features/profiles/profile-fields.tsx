import type { ReactNode } from 'react';
import type { Profile } from '#oauth/profile.ts';
import { cleanSecret } from '#oauth/secret-hygiene.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Field } from '#ui/field.tsx';
import { SecretField } from '#ui/secret-field.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Select } from '#ui/select.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, type SecretFieldName, useProfileForm } from './profile-form.ts';

/** The fields of a profile that hold one text. */
export type TextFieldName = {
  [Name in Exclude<keyof Profile, 'id'>]: Profile[Name] extends string
    ? string extends Profile[Name]
      ? Name
      : never
    : never;
}[Exclude<keyof Profile, 'id'>];

interface ProfileTextProps {
  field: TextFieldName;
  label: string;
  hint?: ReactNode;
  mono?: boolean;
  placeholder?: string;
  canCopy?: boolean;
}

/** One line of text of the profile. */
export function ProfileText({ field, label, hint, mono = false, placeholder, canCopy = false }: ProfileTextProps) {
  const form = useProfileForm();
  const value = form.profile[field];
  return (
    <Field label={label} hint={hint} message={fieldMessage(form, field)} mark={presetMark(form, field)}>
      {(control) => (
        <TextInput
          {...control}
          data-field={field}
          mono={mono}
          placeholder={placeholder}
          value={value}
          onChange={(text) => form.edit({ [field]: text })}
          onBlur={() => form.touch(field)}
          trailing={canCopy ? value !== '' && <CopyButton text={value} label={`Copy ${label}`} /> : undefined}
        />
      )}
    </Field>
  );
}

type ChoiceFieldName =
  | ('grant' | 'clientAuthentication' | 'pkce' | 'responseMode')
  | ('scopeSeparator' | 'spaceInQuery');

interface ProfileChoiceProps<Name extends ChoiceFieldName> {
  field: Name;
  label: string;
  hint?: ReactNode;
  options: readonly { readonly id: Profile[Name]; readonly label: string }[];
  /** Side by side, where they are few and short. */
  isSegmented?: boolean;
}

/** One of several values of a field, stored at once. */
export function ProfileChoice<Name extends ChoiceFieldName>(props: ProfileChoiceProps<Name>) {
  const { field, label, hint, options, isSegmented = false } = props;
  const form = useProfileForm();
  const choose = (value: Profile[Name]) => {
    form.edit({ [field]: value });
    form.leave();
  };
  return (
    <Field
      label={label}
      hint={hint}
      message={fieldMessage(form, field)}
      mark={presetMark(form, field)}
      isGroup={isSegmented}
    >
      {(control) =>
        isSegmented ? (
          <Segmented label={label} options={[...options]} value={form.profile[field]} onChange={choose} full />
        ) : (
          <Select {...control} data-field={field} value={form.profile[field]} onChange={choose} options={options} />
        )
      }
    </Field>
  );
}

interface ProfileSecretProps {
  field: SecretFieldName;
  label: string;
  noun: string;
  hint?: ReactNode;
  isMultiline?: boolean;
}

/** A secret of the profile. */
export function ProfileSecret({ field, label, noun, hint, isMultiline }: ProfileSecretProps) {
  const form = useProfileForm();
  const ref = field === 'clientKey' ? form.profile.connection.clientKey : form.profile[field];
  const message = field === 'clientKey' ? fieldMessage(form, 'connection', field) : fieldMessage(form, field);
  return (
    <Field label={label} hint={hint} message={ref ? message : null}>
      {(control) => (
        <SecretField
          {...control}
          data-field={field}
          key={form.profile.id}
          noun={noun}
          lastFour={ref?.lastFour ?? null}
          onSave={(text) => form.saveSecret(field, text)}
          onRemove={() => form.saveSecret(field, null)}
          reveal={() => (ref ? form.revealSecret(ref) : Promise.reject(new Error(`There is no ${noun}`)))}
          clean={isMultiline ? keepLines : cleanSecret}
          isMultiline={isMultiline}
        />
      )}
    </Field>
  );
}

/** A key in PEM is made of lines. */
function keepLines(text: string) {
  return { text: text.trim(), removed: null };
}
