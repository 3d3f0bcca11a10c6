import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { asksForConsent, hasTokenRequest } from '#oauth/profile.ts';
import { Field } from '#ui/field.tsx';
import { Switch } from '#ui/switch.tsx';
import { ProfileText, type TextFieldName } from './profile-fields.tsx';
import { useProfileForm } from './profile-form.ts';
import { Section } from './section.tsx';

/** Where the provider is asked. */
export function EndpointsSection() {
  const { profile } = useProfileForm();
  const asksConsent = asksForConsent(profile.grant);
  // HTTP Basic asks no provider for anything: the API is all there is.
  if (profile.grant === 'basic') return null;
  return (
    <Section title="Endpoints">
      <PracticePlaceholder />
      {asksConsent && (
        <ProfileText field="authorizationEndpoint" label="Authorization endpoint" mono placeholder="https://" />
      )}
      {hasTokenRequest(profile.grant) && (
        <ProfileText field="tokenEndpoint" label="Token endpoint" mono placeholder="https://" />
      )}
      <ProfileText
        field="issuer"
        label="Issuer"
        mono
        placeholder="https://"
        hint="What responses and ID tokens are held against. Empty checks nothing."
      />
      {asksConsent && profile.issuer !== '' && <IssuerAnnounced />}
      <OtherEndpoints />
    </Section>
  );
}

/** What `{{practice}}` in the fields below stands for. */
function PracticePlaceholder() {
  const { profile, origins } = useProfileForm();
  const isUsed = Object.values(profile).some((value) => typeof value === 'string' && value.includes('{{practice}}'));
  if (!isUsed) return null;
  return (
    <p className="text-12 text-ink-3">
      <code className="font-mono">{'{{practice}}'}</code>{' '}
      {origins.practice ? (
        <>
          stands for <code className="font-mono">{origins.practice}</code> in this launch.
        </>
      ) : (
        'stands for the practice provider, which is not running.'
      )}
    </p>
  );
}

function IssuerAnnounced() {
  const { profile, edit, leave } = useProfileForm();
  return (
    <Field label="Issuer in responses" isGroup hint="RFC 9207. A response without it is refused then.">
      {() => (
        <Switch
          isOn={profile.announcesIssuer}
          onChange={(announcesIssuer) => {
            edit({ announcesIssuer });
            leave();
          }}
        >
          Every response carries <code className="font-mono text-12">iss</code>
        </Switch>
      )}
    </Field>
  );
}

const others: readonly { field: TextFieldName; label: string; hint?: string }[] = [
  { field: 'jwksUri', label: 'JWKS URI', hint: 'The keys that sign its tokens.' },
  { field: 'userinfoEndpoint', label: 'Userinfo endpoint' },
  { field: 'introspectionEndpoint', label: 'Introspection endpoint' },
  { field: 'revocationEndpoint', label: 'Revocation endpoint' },
];

/** No grant needs them: out of the way while they are empty. */
function OtherEndpoints() {
  const { profile } = useProfileForm();
  const [isOpen, setOpen] = useState(() => others.some(({ field }) => profile[field] !== ''));
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="group flex min-h-6 w-fit cursor-pointer list-none items-center gap-1 rounded-sm text-12 font-medium text-ink-2 hover:text-ink max-lg:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" size={14} className={isOpen ? 'rotate-90' : undefined} />
        Keys, userinfo, introspection, revocation
      </summary>
      <div className="mt-3 grid gap-3.5">
        {others.map(({ field, label, hint }) => (
          <ProfileText key={field} field={field} label={label} hint={hint} mono placeholder="https://" />
        ))}
      </div>
    </details>
  );
}
