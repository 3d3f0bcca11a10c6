import { Field } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { FirstRequestFields } from './first-request-fields.tsx';
import { presetMark } from './preset-mark.tsx';
import { ProfileText } from './profile-fields.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';
import { Section } from './section.tsx';

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
        mark={presetMark(form, 'defaultHeaders')}
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
      <FirstRequestFields />
    </Section>
  );
}
