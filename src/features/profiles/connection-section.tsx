import type { ConnectionSettings } from '#oauth/profile.ts';
import { Field } from '#ui/field.tsx';
import { Note } from '#ui/note.tsx';
import { Switch } from '#ui/switch.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { ProfileSecret } from './profile-fields.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';
import { Section } from './section.tsx';

/** How secure connections to this profile's hosts are made. */
export function ConnectionSection() {
  const form = useProfileForm();
  const { connection } = form.profile;
  const edit = (change: Partial<ConnectionSettings>) => form.edit({ connection: { ...connection, ...change } });
  return (
    <Section title="Connection">
      <Field label="Certificates" isGroup>
        {() => (
          <>
            <Switch
              isOn={connection.verifiesCertificate}
              onChange={(verifiesCertificate) => {
                edit({ verifiesCertificate });
                form.leave();
              }}
            >
              Verify the server’s certificate
            </Switch>
            {!connection.verifiesCertificate && (
              <div className="mt-1.5">
                <Note tone="warning">
                  Any certificate is accepted, a forged one too: whoever stands between can read the client secret and
                  the tokens. Trust the server’s own authority below instead.
                </Note>
              </div>
            )}
          </>
        )}
      </Field>
      <Field
        label="Trusted authority"
        hint="A certificate in PEM, trusted beside the well-known ones."
        message={fieldMessage(form, 'connection', 'ca')}
      >
        {(control) => <TextArea {...control} placeholder={pem} value={connection.ca} onChange={(ca) => edit({ ca })} />}
      </Field>
      <Field
        label="Client certificate"
        hint="For providers that ask for one (mutual TLS)."
        message={fieldMessage(form, 'connection', 'clientCertificate')}
      >
        {(control) => (
          <TextArea
            {...control}
            data-field="connection"
            placeholder={pem}
            value={connection.clientCertificate}
            onChange={(clientCertificate) => edit({ clientCertificate })}
          />
        )}
      </Field>
      {(connection.clientCertificate !== '' || connection.clientKey) && (
        <ProfileSecret
          field="clientKey"
          label="Client key"
          noun="client key"
          hint="Its private key in PEM, without a passphrase. Encrypted on this device."
          isMultiline
        />
      )}
    </Section>
  );
}

const pem = '-----BEGIN CERTIFICATE-----';
