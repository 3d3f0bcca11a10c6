import { Field } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

/** Tokens that the response brings beside its own. */
export function AlsoTokens() {
  const form = useProfileForm();
  return (
    <Field
      label="Further tokens"
      hint="RFC 6749 §5.1 knows one token in a response. Each further one is kept as a token of its own under this name; its lifetime, refresh token and scope are read beside it."
      message={fieldMessage(form, 'alsoTokens')}
      mark={presetMark(form, 'alsoTokens')}
      isGroup
    >
      {() => (
        <KeyValueTable
          noun="further token"
          valueWord="Pointer"
          rows={form.profile.alsoTokens.map(({ name, pointer }) => ({ name, value: pointer }))}
          onChange={(rows) => form.edit({ alsoTokens: rows.map(({ name, value }) => ({ name, pointer: value })) })}
        />
      )}
    </Field>
  );
}
