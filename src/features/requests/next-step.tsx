import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { AuthHolder, NewOrigin, Obstacle } from '#collection/obstacle.ts';
import type { Scope } from '#collection/scope.ts';
import { findGroupAmong } from '#collection/tree.ts';
import type { WaitingRequest } from '#oauth/run-view.ts';
import { ProfilePart } from '#panes/profile-part.tsx';
import { SecretInPlace } from '#panes/secret-in-place.tsx';
import { useCollections } from '#queries/collections.ts';
import { useSetVariableSecret } from '#queries/environments.ts';
import { useAllowOrigin } from '#queries/requests.ts';
import { useStartRun } from '#queries/start-run.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { GroupAuthDialog } from './editor/group-auth-dialog.tsx';
import { type MendingField, mendingFieldOf, variableOf } from './obstacle-words.ts';

export interface NextStepProps {
  obstacle: Obstacle;
  /** The request that is held up. */
  waiting: WaitingRequest;
  /** What the names in it stand for. */
  scope: Scope;
  /** Sends again, once a secret may go where it was not allowed to. */
  onAllowed: () => void;
  /** Goes to a field of the request. */
  onOpen: (field: MendingField) => void;
  /** A secret that was missing is there. */
  onPutIn: () => void;
}

/** What takes an obstacle away: a press, or the field that is missing something. */
export function NextStep(props: NextStepProps) {
  const { obstacle, waiting, onAllowed, onOpen } = props;
  const field = mendingFieldOf(obstacle);
  if (field) {
    return (
      <CommandButton command={{ name: field.act }} size="sm" onClick={() => onOpen(field)}>
        {field.act}
      </CommandButton>
    );
  }
  switch (obstacle.kind) {
    case 'new-origin':
      return (
        <>
          {obstacle.secret.kind === 'token' && obstacle.isNamedSince && (
            <GetToken profileId={obstacle.secret.profileId} requestId={waiting.id} />
          )}
          <AllowOrigin obstacle={obstacle} onAllowed={onAllowed} />
        </>
      );
    case 'no-token':
      return <GetToken profileId={obstacle.profileId} requestId={waiting.id} />;
    case 'incomplete-profile':
      return <ProfilePart {...props} profileId={obstacle.profileId} field={obstacle.lacks.field} />;
    case 'no-credentials':
      return <ProfilePart {...props} profileId={obstacle.profileId} field={obstacle.lacks} />;
    case 'missing-credential':
    case 'incomplete-auth':
      return <GroupAuth group={obstacle.group} />;
    case 'no-profile':
      if (obstacle.profileId !== null) return <GroupAuth group={obstacle.group} />;
      return <VariablesLink variable={null}>Open the environment</VariablesLink>;
    case 'missing-secret':
      return <VariableSecret {...props} name={obstacle.name} />;
    default:
      return <VariablesLink variable={variableOf(obstacle)}>Open the variables</VariablesLink>;
  }
}

/** Opens the variables beside the request, one of them chosen, and keeps the rest of the address. */
export function VariablesLink({ variable, children }: { variable: string | null; children: ReactNode }) {
  const { search, state } = useLocation();
  const asked = new URLSearchParams(search);
  asked.set('panel', 'environment');
  if (variable !== null) asked.set('variable', variable);
  return (
    <Link to={{ search: asked.toString() }} state={state} className="underline">
      {children}
    </Link>
  );
}

/** A secret variable that came by its name alone. */
function VariableSecret({ name, scope, onPutIn }: NextStepProps & { name: string }) {
  const { mutateAsync } = useSetVariableSecret();
  const source = scope.find(name)?.source;
  const owner = source?.kind === 'group' || source?.kind === 'environment' ? source : null;
  return (
    <>
      {owner && (
        <SecretInPlace
          noun={`value of ${name}`}
          onSave={(text) => mutateAsync({ owner: { kind: owner.kind, id: owner.id }, name, text })}
          onSaved={onPutIn}
        />
      )}
      <VariablesLink variable={name}>Open the variables</VariablesLink>
    </>
  );
}

function GetToken({ profileId, requestId }: { profileId: string; requestId: string }) {
  const start = useStartRun(requestId);
  return (
    <>
      <CommandButton
        command={{ name: 'Get a token' }}
        size="sm"
        busy={start.isPending}
        onClick={() => start.mutate(profileId)}
      >
        Get a token
      </CommandButton>
      {start.error && <span>The run could not be stored: {start.error.message}. Reload the page and try again.</span>}
    </>
  );
}

/** Opens the auth of the folder or collection that a request has its own from. */
function GroupAuth({ group }: { group: AuthHolder }) {
  const collections = useCollections().data?.records ?? [];
  const [isOpen, setIsOpen] = useState(false);
  const found = group && findGroupAmong(collections, group.id);
  if (!found) return null;
  return (
    <>
      <CommandButton
        command={{ name: 'Open its auth', detail: found.group.name }}
        size="sm"
        onClick={() => setIsOpen(true)}
      >
        Open its auth
      </CommandButton>
      {isOpen && (
        <GroupAuthDialog group={found.group} collectionId={found.collection.id} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}

function AllowOrigin({ obstacle, onAllowed }: { obstacle: NewOrigin } & Pick<NextStepProps, 'onAllowed'>) {
  const allow = useAllowOrigin();
  const { secret, origin } = obstacle;
  return (
    <>
      <CommandButton
        command={{ name: 'Allow this origin and send', detail: origin }}
        size="sm"
        busy={allow.isPending}
        onClick={() => allow.mutate({ secret, origin }, { onSuccess: onAllowed })}
      >
        Allow this origin and send
      </CommandButton>
      {allow.error && <span>It could not be allowed: {allow.error.message}.</span>}
    </>
  );
}
