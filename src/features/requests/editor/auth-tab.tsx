import { Link } from 'react-router';
import type { Auth, Credential } from '#collection/auth.ts';
import { environmentsProfile } from '#collection/auth.ts';
import { effectiveAuth } from '#collection/effective-auth.ts';
import type { RequestContext } from '#collection/request-context.ts';
import type { Scope } from '#collection/scope.ts';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { requestPath } from '../request-words.ts';
import { authWords } from './auth-words.ts';
import { CredentialField } from './credential-field.tsx';
import { PlaceField } from './place-field.tsx';
import { ProfileAuth } from './profile-auth.tsx';
import { VariableField } from './variable-field.tsx';

export interface AuthFieldsProps {
  auth: Auth;
  onChange: (auth: Auth) => void;
  context: RequestContext;
  scope: Scope;
  /** A collection has nothing above it to inherit from. */
  mayInherit?: boolean;
}

const kinds: readonly { readonly id: Auth['kind']; readonly label: string }[] = [
  { id: 'inherit', label: 'As the folder or collection says' },
  { id: 'profile', label: 'Token of a profile' },
  { id: 'basic', label: 'Basic: user name and password' },
  { id: 'bearer', label: 'Bearer token by hand' },
  { id: 'api-key', label: 'API key' },
  { id: 'none', label: 'None' },
];

const noCredential: Credential = { kind: 'text', text: '' };

/** What each kind begins with. */
const fresh: { readonly [Kind in Auth['kind']]: Auth } = {
  inherit: { kind: 'inherit' },
  none: { kind: 'none' },
  profile: environmentsProfile,
  basic: { kind: 'basic', username: '', password: noCredential },
  bearer: { kind: 'bearer', token: noCredential },
  'api-key': { kind: 'api-key', in: 'header', name: 'X-API-Key', value: noCredential },
};

/** How a request, folder or collection proves who sends it. */
export function AuthFields(props: AuthFieldsProps) {
  const { auth, onChange, context, mayInherit = true } = props;
  return (
    <div className="@container grid gap-4">
      <Field label="Auth">
        {(control) => (
          <Select
            {...control}
            data-field="auth"
            options={mayInherit ? kinds : kinds.filter(({ id }) => id !== 'inherit')}
            value={auth.kind}
            onChange={(kind) => onChange(fresh[kind])}
          />
        )}
      </Field>
      {auth.kind === 'inherit' && <Inherited context={context} />}
      {auth.kind === 'none' && <p className="text-12 text-ink-3">Nothing is added to the request.</p>}
      {auth.kind === 'profile' && <ProfileAuth auth={auth} onChange={onChange} context={context} />}
      <TypedFields {...props} />
    </div>
  );
}

function Inherited({ context }: { context: RequestContext }) {
  const { auth, from } = effectiveAuth({ auth: { kind: 'inherit' } }, context.groups);
  return (
    <p className="text-12 text-ink-2">
      {from ? (
        <>
          From{' '}
          <Link
            to={requestPath(from.id, context.groups[0]?.id)}
            className="rounded-sm font-medium text-accent-ink hover:underline"
          >
            {from.name}
          </Link>
          : {authWords(auth, context.profile)}.
        </>
      ) : (
        'Nothing above this request says anything: no auth. Save it into a collection, or choose here.'
      )}
    </p>
  );
}

/** The fields of what is typed by hand. */
function TypedFields({ auth, onChange, scope }: AuthFieldsProps) {
  switch (auth.kind) {
    case 'basic':
      return (
        <>
          <Field label="User name">
            {(control) => (
              <VariableField
                {...control}
                aria-label="User name"
                value={auth.username}
                onChange={(username) => onChange({ ...auth, username })}
                scope={scope}
              />
            )}
          </Field>
          <CredentialField
            label="Password"
            noun="password"
            credential={auth.password}
            onChange={(password) => onChange({ ...auth, password })}
            scope={scope}
          />
        </>
      );
    case 'bearer':
      return (
        <CredentialField
          label="Token"
          noun="bearer token"
          credential={auth.token}
          onChange={(token) => onChange({ ...auth, token })}
          scope={scope}
        />
      );
    case 'api-key':
      return <ApiKeyFields auth={auth} onChange={onChange} scope={scope} />;
    case 'inherit':
    case 'none':
    case 'profile':
      return null;
  }
}

interface ApiKeyProps extends Pick<AuthFieldsProps, 'onChange' | 'scope'> {
  auth: Extract<Auth, { kind: 'api-key' }>;
}

function ApiKeyFields({ auth, onChange, scope }: ApiKeyProps) {
  return (
    <>
      <PlaceField label="Goes into" place={auth.in} onChange={(place) => onChange({ ...auth, in: place })} />
      <Field label="Name">
        {(control) => (
          <TextInput
            {...control}
            data-field="auth-name"
            mono
            value={auth.name}
            onChange={(name) => onChange({ ...auth, name })}
          />
        )}
      </Field>
      <CredentialField
        label="Key"
        noun="API key"
        credential={auth.value}
        onChange={(value) => onChange({ ...auth, value })}
        scope={scope}
      />
    </>
  );
}
