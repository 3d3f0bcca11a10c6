import { Field } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { Select } from '#ui/select.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { ProfileText } from './profile-fields.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';
import { Section } from './section.tsx';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((id) => ({ id, label: id }));

/** What the token is for. */
export function ApiSection() {
  const form = useProfileForm();
  const { profile, edit } = form;
  return (
    <Section title="API">
      <ProfileText field="apiBaseUrl" label="Base URL" mono placeholder="https://api.example.com" />
      <Field
        label="Default headers"
        hint="Sent with every request of this profile."
        message={fieldMessage(form, 'defaultHeaders')}
        isGroup
      >
        {() => (
          <KeyValueTable
            noun="header"
            rows={profile.defaultHeaders}
            onChange={(defaultHeaders) => edit({ defaultHeaders })}
          />
        )}
      </Field>
      <Field
        label="First request"
        hint="A call that shows the token at work. A path goes to the base URL."
        message={fieldMessage(form, 'firstRequest')}
        isGroup
      >
        {(control) => (
          <div className="flex gap-1.5">
            <span className="w-28 flex-none">
              <Select
                aria-label="Method of the first request"
                value={profile.firstRequest.method}
                onChange={(method) => edit({ firstRequest: { ...profile.firstRequest, method } })}
                options={methods}
              />
            </span>
            <TextInput
              {...control}
              aria-label="URL of the first request"
              data-field="firstRequest"
              mono
              placeholder="/me"
              value={profile.firstRequest.url}
              onChange={(url) => edit({ firstRequest: { ...profile.firstRequest, url } })}
            />
          </div>
        )}
      </Field>
    </Section>
  );
}
