import { findJsonFault } from '#collection/json-body.ts';
import type { FirstRequest } from '#oauth/profile.ts';
import { Field, type FieldMessage } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((id) => ({ id, label: id }));
/** A body on these has no meaning (RFC 9110 section 9.3). */
const bodiless = ['GET', 'HEAD'];

/** A call that shows the token at work: where it goes, and what it has beside the profile's own headers. */
export function FirstRequestFields() {
  const form = useProfileForm();
  const { firstRequest } = form.profile;
  const { method, url, headers = [], body = '' } = firstRequest;
  // Members that hold nothing are left out, as presets leave them out.
  const edit = ({ headers: lines, body: text, ...change }: Partial<FirstRequest>) => {
    const changed = { ...firstRequest, ...change, headers: lines ?? headers, body: text ?? body };
    const { headers: allLines, body: wholeText, ...rest } = changed;
    form.edit({
      firstRequest: {
        ...rest,
        ...(allLines.length > 0 && { headers: allLines }),
        ...(wholeText !== '' && { body: wholeText }),
      },
    });
  };
  return (
    <>
      <Field
        label="First request"
        hint="A call that shows the token at work. A path goes to the base URL."
        message={fieldMessage(form, 'firstRequest')}
        mark={presetMark(form, 'firstRequest')}
        isGroup
      >
        {(control) => (
          <div className="flex gap-1.5">
            <span className="w-28 flex-none">
              <Select
                aria-label="Method of the first request"
                value={method}
                onChange={(chosen) => edit({ method: chosen })}
                options={methods}
              />
            </span>
            <TextInput
              {...control}
              aria-label="URL of the first request"
              data-field="firstRequest"
              mono
              placeholder="/me"
              value={url}
              onChange={(typed) => edit({ url: typed })}
            />
          </div>
        )}
      </Field>
      {(url !== '' || headers.length > 0) && (
        <Field label="Its headers" hint="Sent with the first request only, beside the default ones." isGroup>
          {() => (
            <KeyValueTable
              noun="header of the first request"
              rows={headers}
              onChange={(rows) => edit({ headers: rows })}
            />
          )}
        </Field>
      )}
      {((url !== '' && !bodiless.includes(method)) || body !== '') && (
        <Field label="Its body" hint="A JSON text. Left empty, none is sent." message={bodyMessage(method, body)}>
          {(control) => <TextArea {...control} rows={5} value={body} onChange={(text) => edit({ body: text })} />}
        </Field>
      )}
    </>
  );
}

/** It is kept and sent all the same: some APIs are tested with what they should refuse. */
function bodyMessage(method: string, body: string): FieldMessage | null {
  if (body.trim() === '') return null;
  const fault = findJsonFault(body);
  if (fault) {
    return {
      verdict: 'warning',
      words: `No JSON yet: line ${fault.line}, column ${fault.column}. ${fault.message}`,
    };
  }
  if (!bodiless.includes(method)) return null;
  return { verdict: 'warning', words: `Servers ignore or refuse a body on ${method}: choose POST, or empty it.` };
}
