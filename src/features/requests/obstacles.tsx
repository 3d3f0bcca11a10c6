import { Fragment, type ReactNode, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { NewOrigin, Obstacle } from '#collection/obstacle.ts';
import { findGroupAmong } from '#collection/tree.ts';
import { useCollections } from '#queries/collections.ts';
import { useAllowOrigin } from '#queries/requests.ts';
import { useStartRun } from '#queries/start-run.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { Note } from '#ui/note.tsx';
import { GroupAuthDialog } from './editor/group-auth-dialog.tsx';
import { isMendedInEnvironment, obstacleWords, partWords } from './obstacle-words.ts';

export interface ObstaclesProps {
  obstacles: readonly Obstacle[];
  /** Send was pressed: it is said at once then, and not before it is asked for. */
  isPressed: boolean;
  /** Sends again, once a secret may go where it was not allowed to. */
  onAllowed: () => void;
}

type Unresolved = Extract<Obstacle, { kind: 'unresolved-variable' }>;

/** What Send waits for, each with what mends it. */
export function Obstacles({ obstacles, isPressed, onAllowed }: ObstaclesProps) {
  const unresolved = obstacles.filter((each): each is Unresolved => each.kind === 'unresolved-variable');
  const others = obstacles.filter((each) => each.kind !== 'unresolved-variable');
  if (obstacles.length === 0) return null;
  return (
    // Made anew by a press: what is added to a page as an alert is announced.
    <Note key={String(isPressed)} tone="warning" {...(isPressed && { live: 'assertive' })}>
      {isPressed && 'Nothing was sent.'}
      <ul className="grid gap-1">
        {unresolved.length > 0 && (
          <li className="flex flex-wrap items-center gap-x-3">
            <MissingValues unresolved={unresolved} />
            <EnvironmentLink>Set {unresolved.length === 1 ? 'the value' : 'the values'}</EnvironmentLink>
          </li>
        )}
        {others.map((obstacle) => {
          const words = obstacleWords(obstacle);
          return (
            <li key={words} className="flex flex-wrap items-center gap-x-3">
              <span className="min-w-0 flex-1 wrap-anywhere">{words}</span>
              <NextStep obstacle={obstacle} onAllowed={onAllowed} />
            </li>
          );
        })}
      </ul>
    </Note>
  );
}

function MissingValues({ unresolved }: { unresolved: readonly Unresolved[] }) {
  const { length } = unresolved;
  return (
    <span className="min-w-0 flex-1 wrap-anywhere">
      Send waits for {length === 1 ? '1 value' : `${length} values`}:{' '}
      {unresolved.map(({ name, parts }, at) => (
        <Fragment key={name}>
          {at > 0 && (at === length - 1 ? ' and ' : ', ')}
          <code className="font-mono">{name}</code> in {partWords(parts)}
        </Fragment>
      ))}
      .
    </span>
  );
}

/** The press that takes an obstacle away, where one does; the words say it for the others. */
function NextStep({ obstacle, onAllowed }: { obstacle: Obstacle } & Pick<ObstaclesProps, 'onAllowed'>) {
  if (obstacle.kind === 'new-origin') return <AllowOrigin obstacle={obstacle} onAllowed={onAllowed} />;
  if (obstacle.kind === 'no-token' && !obstacle.lacks) return <GetToken profileId={obstacle.profileId} />;
  if (obstacle.kind === 'no-token' || obstacle.kind === 'no-credentials') {
    return (
      <Link to={`/profiles/${obstacle.profileId}`} className="underline">
        Open the profile
      </Link>
    );
  }
  if (obstacle.kind === 'missing-credential' && obstacle.group) return <GroupAuth id={obstacle.group.id} />;
  if (isMendedInEnvironment(obstacle)) return <EnvironmentLink>Open the environment</EnvironmentLink>;
  return null;
}

/** Opens the environment beside the request, and keeps the rest of the address. */
function EnvironmentLink({ children }: { children: ReactNode }) {
  const { search, state } = useLocation();
  const asked = new URLSearchParams(search);
  asked.set('panel', 'environment');
  return (
    <Link to={{ search: asked.toString() }} state={state} className="underline">
      {children}
    </Link>
  );
}

function GetToken({ profileId }: { profileId: string }) {
  const start = useStartRun();
  return (
    <>
      <CommandButton
        command={{ name: 'Get a token', isPrimary: true }}
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
function GroupAuth({ id }: { id: string }) {
  const collections = useCollections().data?.records ?? [];
  const [isOpen, setIsOpen] = useState(false);
  const found = findGroupAmong(collections, id);
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

function AllowOrigin({ obstacle, onAllowed }: { obstacle: NewOrigin } & Pick<ObstaclesProps, 'onAllowed'>) {
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
