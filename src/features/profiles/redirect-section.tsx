import { type Redirect, redirectUriOf } from '#oauth/profile.ts';
import { Field } from '#ui/field.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';
import { CompareRedirect, RegisterRedirect } from './register-redirect.tsx';
import { Section } from './section.tsx';

const kinds: { id: Redirect['kind']; label: string }[] = [
  { id: 'callback', label: 'This console' },
  { id: 'provider-page', label: 'Provider’s page' },
  { id: 'custom', label: 'Own address' },
];

const hints: Record<Redirect['kind'], string> = {
  callback: 'The code comes back here and is captured by itself.',
  'provider-page': 'The provider shows the code on a page of its own, and you paste it: native and command-line apps.',
  custom:
    'Any address the registration already has. After consent that page fails to load or shows something else: paste its whole address into the run, state is still checked.',
};

/** Where the authorization response goes, and what has to be registered for it. */
export function RedirectSection() {
  const form = useProfileForm();
  const { redirect } = form.profile;
  const choose = (kind: Redirect['kind']) => {
    if (kind === redirect.kind) return;
    form.edit({ redirect: kind === 'callback' ? { kind, host: '127.0.0.1' } : { kind, uri: uriOf(redirect) } });
    form.leave();
  };
  return (
    <Section title="Redirect">
      <Field label="The response goes to" isGroup hint={hints[redirect.kind]} mark={presetMark(form, 'redirect')}>
        {() => <Segmented label="The response goes to" options={kinds} value={redirect.kind} onChange={choose} full />}
      </Field>
      {redirect.kind !== 'callback' && (
        <Field
          label="Redirect URI"
          hint={
            redirect.kind === 'provider-page'
              ? 'As the provider documents it for apps like this one. Left empty, none is sent.'
              : undefined
          }
          message={fieldMessage(form, 'redirect')}
        >
          {(control) => (
            <TextInput
              {...control}
              data-field="redirect"
              mono
              placeholder="https://"
              value={redirect.uri}
              onChange={(uri) => form.edit({ redirect: { kind: redirect.kind, uri } })}
              onBlur={() => form.touch('redirect')}
            />
          )}
        </Field>
      )}
      <RegisterRedirect />
      {redirectUriOf(form.resolved, form.origins) !== '' && <CompareRedirect />}
    </Section>
  );
}

function uriOf(redirect: Redirect): string {
  return redirect.kind === 'callback' ? '' : redirect.uri;
}
