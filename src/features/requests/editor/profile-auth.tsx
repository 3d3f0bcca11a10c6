import { Link } from 'react-router';
import { type Auth, bearerHeader, type TokenPlacement } from '#collection/auth.ts';
import type { RequestContext } from '#collection/request-context.ts';
import { useProfiles } from '#queries/profiles.ts';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { PlaceField } from './place-field.tsx';

interface ProfileAuthProps {
  auth: Extract<Auth, { kind: 'profile' }>;
  onChange: (auth: Auth) => void;
  context: RequestContext;
}

/** Stands for the profile of whichever environment is in use. */
const environments = '';

/** Whose token or password goes along, and where a token stands. */
export function ProfileAuth({ auth, onChange, context }: ProfileAuthProps) {
  const profiles = useProfiles().data?.records ?? [];
  const isGone = auth.profileId !== null && !profiles.some(({ id }) => id === auth.profileId);
  const options = [
    { id: environments, label: 'The environment’s profile' },
    ...profiles.map(({ id, name }) => ({ id, label: name || 'Unnamed profile' })),
    ...(isGone && auth.profileId !== null ? [{ id: auth.profileId, label: 'Deleted profile' }] : []),
  ];
  return (
    <>
      <Field label="Profile" hint={<Whose auth={auth} context={context} />}>
        {(control) => (
          <Select
            {...control}
            data-field="profile"
            options={options}
            value={auth.profileId ?? environments}
            onChange={(id) => onChange({ ...auth, profileId: id === environments ? null : id })}
          />
        )}
      </Field>
      <WhichToken auth={auth} onChange={onChange} context={context} />
      {context.profile?.grant !== 'basic' && (
        <Placement placement={auth.placement} onChange={(placement) => onChange({ ...auth, placement })} />
      )}
    </>
  );
}

/** Which of its tokens goes along, where the profile's responses bring several. */
function WhichToken({ auth, onChange, context: { profile } }: ProfileAuthProps) {
  const further = profile?.alsoTokens.map(({ name }) => name).filter((name) => name !== '') ?? [];
  const names = [...new Set([...further, ...(auth.part === undefined ? [] : [auth.part])])];
  if (names.length === 0) return null;
  const { part, ...own } = auth;
  return (
    <Field label="Which token" hint="One response brings several.">
      {(control) => (
        <Select
          {...control}
          options={[{ id: '', label: 'The response’s own' }, ...names.map((name) => ({ id: name, label: name }))]}
          value={part ?? ''}
          onChange={(name) => onChange(name === '' ? own : { ...own, part: name })}
        />
      )}
    </Field>
  );
}

function Whose({ auth, context: { profile, environment } }: Omit<ProfileAuthProps, 'onChange'>) {
  if (profile) {
    return (
      <>
        {profile.grant === 'basic' ? 'Its user name and password go along.' : 'Its newest token goes along.'}{' '}
        <Link to={`/profiles/${profile.id}`} className="text-accent-ink underline">
          Open {profile.name}
        </Link>
      </>
    );
  }
  if (auth.profileId !== null) return 'This profile is not on this device. Choose another.';
  return environment
    ? `${environment.name} names no profile. Give it one, or choose a profile here.`
    : 'No environment is in use. Choose one below the collections, or a profile here.';
}

interface PlacementProps {
  placement: TokenPlacement;
  onChange: (placement: TokenPlacement) => void;
}

function Placement({ placement, onChange }: PlacementProps) {
  return (
    <>
      <PlaceField
        label="Token goes into"
        place={placement.in}
        onChange={(place) => onChange(place === 'header' ? bearerHeader : { in: 'query', name: 'access_token' })}
      />
      <Field
        label="Name"
        hint={placement.in === 'query' && 'A token in a URL ends up in logs: only where the API takes no header.'}
      >
        {(control) => (
          <TextInput
            {...control}
            data-field="auth-name"
            mono
            value={placement.name}
            onChange={(name) => onChange({ ...placement, name })}
          />
        )}
      </Field>
      {placement.in === 'header' && (
        <Field label="Before the token" hint="Empty for the bare token.">
          {(control) => (
            <TextInput
              {...control}
              mono
              value={placement.scheme}
              onChange={(scheme) => onChange({ ...placement, scheme })}
            />
          )}
        </Field>
      )}
    </>
  );
}
