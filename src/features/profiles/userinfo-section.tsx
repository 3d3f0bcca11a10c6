import { standardDialect, type UserinfoPointers } from '#oauth/dialect.ts';
import { Field } from '#ui/field.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { FoldingSection } from './folding-section.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

const places: readonly { member: keyof UserinfoPointers; label: string; hint: string }[] = [
  {
    member: 'preferred_username',
    label: 'User name',
    hint: 'The token is called by the first of these four that comes.',
  },
  { member: 'email', label: 'E-mail address', hint: 'OpenID Connect Core §5.1 has it at /email.' },
  { member: 'name', label: 'Full name', hint: 'OpenID Connect Core §5.1 has it at /name.' },
  {
    member: 'sub',
    label: 'Subject',
    hint: 'Held against the ID token’s sub, where one came. Empty holds it against nothing.',
  },
];

/** How one asks whose a token is, and where the answer says so. */
export function UserinfoSection() {
  const { profile } = useProfileForm();
  const { userinfoRequest, userinfoPointers, userinfoEndpoint } = profile;
  const isOwn = userinfoRequest.url !== '' || userinfoRequest.method !== standardDialect.userinfoRequest.method;
  const isMapped = places.some(({ member }) => userinfoPointers[member] !== standardDialect.userinfoPointers[member]);
  return (
    <FoldingSection
      title="Whose token it is"
      summary={summaryOf(userinfoRequest.url, userinfoEndpoint)}
      fields={['userinfoRequest', 'userinfoPointers']}
      isUsed={isOwn || isMapped}
    >
      <UserinfoAddress />
      {places.map((place) => (
        <Pointer key={place.member} {...place} />
      ))}
    </FoldingSection>
  );
}

function summaryOf(url: string, endpoint: string): string {
  if (url !== '') return 'asked at an address of its own';
  return endpoint === '' ? 'not asked: there is no userinfo endpoint' : 'asked at the userinfo endpoint';
}

function UserinfoAddress() {
  const form = useProfileForm();
  const { userinfoRequest, userinfoEndpoint } = form.profile;
  const change = (changed: Partial<typeof userinfoRequest>) =>
    form.edit({ userinfoRequest: { ...userinfoRequest, ...changed } });
  return (
    <>
      <Field
        label="Address that tells it"
        hint="Empty asks the userinfo endpoint. The token goes there when you ask whose it is."
        message={fieldMessage(form, 'userinfoRequest', 'url')}
        mark={presetMark(form, 'userinfoRequest', 'url')}
      >
        {(control) => (
          <TextInput
            {...control}
            data-field="userinfoRequest"
            mono
            placeholder={userinfoEndpoint || 'https://'}
            value={userinfoRequest.url}
            onChange={(url) => change({ url })}
          />
        )}
      </Field>
      <Field label="Asked with" mark={presetMark(form, 'userinfoRequest', 'method')} isGroup>
        {() => (
          <Segmented
            label="Asked with"
            options={[
              { id: 'GET', label: 'GET' },
              { id: 'POST', label: 'POST' },
            ]}
            value={userinfoRequest.method}
            onChange={(method) => {
              change({ method });
              form.leave();
            }}
          />
        )}
      </Field>
    </>
  );
}

function Pointer({ member, label, hint }: (typeof places)[number]) {
  const form = useProfileForm();
  const { userinfoPointers } = form.profile;
  return (
    <Field
      label={label}
      hint={hint}
      message={fieldMessage(form, 'userinfoPointers', member)}
      mark={presetMark(form, 'userinfoPointers', member)}
    >
      {(control) => (
        <TextInput
          {...control}
          data-field="userinfoPointers"
          mono
          placeholder={standardDialect.userinfoPointers[member]}
          value={userinfoPointers[member]}
          onChange={(pointer) => form.edit({ userinfoPointers: { ...userinfoPointers, [member]: pointer } })}
        />
      )}
    </Field>
  );
}
