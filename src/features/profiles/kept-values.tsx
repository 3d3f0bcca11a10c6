import { Field } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

/** What of the token response becomes variables. */
export function KeptValues() {
  const form = useProfileForm();
  return (
    <Field
      label="Kept values"
      hint="Members that RFC 6749 §5.1 does not know, as variables for requests: /instance_url as {{instance_url}}. A variable of the collection or the environment goes before one of the same name."
      message={fieldMessage(form, 'keptValues')}
      mark={presetMark(form, 'keptValues')}
      isGroup
    >
      {() => (
        <KeyValueTable
          noun="kept value"
          valueWord="Pointer"
          rows={form.profile.keptValues.map(({ name, pointer }) => ({ name, value: pointer }))}
          onChange={(rows) => form.edit({ keptValues: rows.map(({ name, value }) => ({ name, pointer: value })) })}
        />
      )}
    </Field>
  );
}
