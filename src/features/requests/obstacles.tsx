import { Fragment } from 'react';
import type { Obstacle } from '#collection/obstacle.ts';
import { Note } from '#ui/note.tsx';
import { NextStep, type NextStepProps, VariablesLink } from './next-step.tsx';
import { obstacleWords, partWords } from './obstacle-words.ts';

export interface ObstaclesProps extends Omit<NextStepProps, 'obstacle'> {
  obstacles: readonly Obstacle[];
  /** Send was pressed: it is said at once then, and not before it is asked for. */
  isPressed: boolean;
}

type Unresolved = Extract<Obstacle, { kind: 'unresolved-variable' }>;

/** What Send waits for, each with what mends it. */
export function Obstacles({ obstacles, isPressed, ...step }: ObstaclesProps) {
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
            <VariablesLink variable={unresolved[0]?.name ?? null}>
              Set {unresolved.length === 1 ? 'the value' : 'the values'}
            </VariablesLink>
          </li>
        )}
        {others.map((obstacle) => {
          const words = obstacleWords(obstacle);
          return (
            <li key={words} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0 flex-1 basis-60 wrap-anywhere">{words}</span>
              <NextStep obstacle={obstacle} {...step} />
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
