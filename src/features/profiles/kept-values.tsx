import type { KeptValue } from '#call/answer-reading.ts';
import { Field } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { Switch } from '#ui/switch.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

interface KeptRow {
  readonly name: string;
  readonly value: string;
  readonly isSecret?: boolean;
}

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
        <KeyValueTable<KeptRow>
          noun="kept value"
          valueWord="Pointer"
          rows={form.profile.keptValues.map(({ pointer, ...kept }) => ({ ...kept, value: pointer }))}
          onChange={(rows) => form.edit({ keptValues: rows.map(keptValueOf) })}
          more={(row, { place, edit }) => (
            <Switch
              aria-label={`Kept value ${place + 1} is a secret`}
              isOn={row.isSecret ?? false}
              onChange={(isSecret) => {
                edit(withSecrecy(row, isSecret));
                form.leave();
              }}
            >
              Secret: masked, sent only where the token may go
            </Switch>
          )}
        />
      )}
    </Field>
  );
}

function keptValueOf({ value, ...row }: KeptRow): KeptValue {
  return { ...row, pointer: value };
}

/** What is so unless said is not written down. */
function withSecrecy({ isSecret: _, ...row }: KeptRow, isSecret: boolean): KeptRow {
  return isSecret ? { ...row, isSecret } : row;
}
