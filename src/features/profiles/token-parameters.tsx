import type { TokenParameter } from '#oauth/dialect.ts';
import { Field } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { Select } from '#ui/select.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

const places = [
  { id: 'body', label: 'in the body' },
  { id: 'query', label: 'in the query' },
  { id: 'header', label: 'as a header' },
] as const;

const times = [
  { id: 'all', label: 'every request' },
  { id: 'first', label: 'first only' },
  { id: 'refresh', label: 'refresh only' },
] as const;

type Place = (typeof places)[number]['id'];
type Time = (typeof times)[number]['id'];

/** What the token request carries beside its own: each with its place, and with the requests that have it. */
export function TokenParameters() {
  const form = useProfileForm();
  const save = (change: () => void) => {
    change();
    form.leave();
  };
  return (
    <Field
      label="Token parameters"
      hint="Added to the token request. RFC 6749 §3.2 has parameters in the body: query and header depart from it."
      message={fieldMessage(form, 'tokenParameters')}
      mark={presetMark(form, 'tokenParameters')}
      isGroup
    >
      {() => (
        <KeyValueTable
          noun="parameter"
          rows={form.profile.tokenParameters}
          onChange={(tokenParameters) => form.edit({ tokenParameters })}
          more={(row, { place, edit }) => (
            <>
              <span className="min-w-0 flex-1">
                <Select
                  aria-label={`Place of parameter ${place + 1}`}
                  value={row.place ?? 'body'}
                  options={places}
                  onChange={(chosen) => save(() => edit(withPlace(row, chosen)))}
                />
              </span>
              <span className="min-w-0 flex-1">
                <Select
                  aria-label={`Requests with parameter ${place + 1}`}
                  value={row.only ?? 'all'}
                  options={times}
                  onChange={(chosen) => save(() => edit(withTime(row, chosen)))}
                />
              </span>
            </>
          )}
        />
      )}
    </Field>
  );
}

/** What is so unless said is not written down. */
function withPlace({ place: _, ...row }: TokenParameter, chosen: Place): TokenParameter {
  return chosen === 'body' ? row : { ...row, place: chosen };
}

function withTime({ only: _, ...row }: TokenParameter, chosen: Time): TokenParameter {
  return chosen === 'all' ? row : { ...row, only: chosen };
}
