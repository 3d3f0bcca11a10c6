import { asksForConsent, hasTokenRequest, type PkceMethod, type ResponseMode } from '#oauth/profile.ts';
import { ChipInput } from '#ui/chip-input.tsx';
import { Field } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { Switch } from '#ui/switch.tsx';
import { ConsentAgainFields } from './consent-again-fields.tsx';
import { presetMark } from './preset-mark.tsx';
import { ProfileChoice, ProfileText } from './profile-fields.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';
import { Section } from './section.tsx';
import { TokenLimit } from './token-limit.tsx';
import { TokenParameters } from './token-parameters.tsx';

const pkceMethods: readonly { readonly id: PkceMethod; readonly label: string }[] = [
  { id: 'S256', label: 'S256' },
  { id: 'plain', label: 'plain' },
  { id: 'off', label: 'Off' },
];

const responseModes: readonly { readonly id: ResponseMode; readonly label: string }[] = [
  { id: 'default', label: 'As the grant has it · no parameter' },
  { id: 'query', label: 'In the query · query' },
  { id: 'fragment', label: 'In the fragment · fragment' },
  { id: 'form_post', label: 'As a posted form · form_post' },
];

/** What is asked for, and with which parameters. */
export function RequestSection() {
  const form = useProfileForm();
  const { profile, edit } = form;
  const asksConsent = asksForConsent(profile.grant);
  return (
    <Section title="Request">
      <Scopes />
      <ProfileText field="audience" label="Audience" mono hint="Auth0 and others want it. Not part of OAuth’s core." />
      <Field
        label="Resources"
        hint="RFC 8707: the APIs the token is for, as URIs. Each is a parameter of its own."
        message={fieldMessage(form, 'resources')}
        mark={presetMark(form, 'resources')}
      >
        {(control) => (
          <ChipInput
            {...control}
            data-field="resources"
            noun="resource"
            placeholder="Add resource"
            values={profile.resources}
            onChange={(resources) => edit({ resources })}
            separators={/\s+/}
          />
        )}
      </Field>
      {profile.grant === 'authorization_code' && (
        <ProfileChoice
          field="pkce"
          label="PKCE"
          options={pkceMethods}
          isSegmented
          hint="RFC 7636: a stolen code is worth nothing without the verifier of its run."
        />
      )}
      {asksConsent && <ProfileChoice field="responseMode" label="Response mode" options={responseModes} />}
      {asksConsent && <AuthorizationParameters />}
      {asksConsent && <ConsentAgainFields />}
      {hasTokenRequest(profile.grant) && <TokenParameters />}
      {hasTokenRequest(profile.grant) && <TokenLimit key={profile.id} />}
      {profile.grant === 'authorization_code' && <Pause />}
    </Section>
  );
}

function Scopes() {
  const form = useProfileForm();
  const known = form.metadata?.scopes_supported;
  return (
    <Field label="Scopes" message={fieldMessage(form, 'scopes')} mark={presetMark(form, 'scopes')}>
      {(control) => (
        <ChipInput
          {...control}
          data-field="scopes"
          noun="scope"
          placeholder="Add scope"
          values={form.profile.scopes}
          onChange={(scopes) => form.edit({ scopes })}
          separators={/[\s,]+/}
          doubtOf={(scope) => (known && !known.includes(scope) ? 'Not among the scopes that the provider names' : null)}
        />
      )}
    </Field>
  );
}

function AuthorizationParameters() {
  const form = useProfileForm();
  return (
    <Field
      label="Authorization parameters"
      hint="Added to the consent URL."
      message={fieldMessage(form, 'authorizationParameters')}
      mark={presetMark(form, 'authorizationParameters')}
      isGroup
    >
      {() => (
        <KeyValueTable
          noun="parameter"
          rows={form.profile.authorizationParameters}
          onChange={(authorizationParameters) => form.edit({ authorizationParameters })}
        />
      )}
    </Field>
  );
}

function Pause() {
  const { profile, edit, leave } = useProfileForm();
  return (
    <Field label="Exchange" isGroup hint="To read the token request before it is sent.">
      {() => (
        <Switch
          isOn={profile.pausesBeforeExchange}
          onChange={(pausesBeforeExchange) => {
            edit({ pausesBeforeExchange });
            leave();
          }}
        >
          A captured code waits for a press
        </Switch>
      )}
    </Field>
  );
}
