import type { NewOrigin, Obstacle } from '#collection/obstacle.ts';
import { useAllowOrigin } from '#queries/requests.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { obstacleWords } from './obstacle-words.ts';

export interface ObstaclesProps {
  obstacles: readonly Obstacle[];
  /** Sends again, once a secret may go where it was not allowed to. */
  onAllowed: () => void;
}

/** Why nothing was sent, one line each; a secret that would go somewhere new can be allowed to. */
export function Obstacles({ obstacles, onAllowed }: ObstaclesProps) {
  return (
    <Note tone="warning" live="assertive">
      Nothing was sent.
      <ul className="grid gap-1">
        {obstacles.map((obstacle) => {
          const words = obstacleWords(obstacle);
          return (
            <li key={words} className="flex flex-wrap items-center gap-2">
              <span className="min-w-0 flex-1 wrap-anywhere">{words}</span>
              {obstacle.kind === 'new-origin' && <AllowOrigin obstacle={obstacle} onAllowed={onAllowed} />}
            </li>
          );
        })}
      </ul>
    </Note>
  );
}

function AllowOrigin({ obstacle, onAllowed }: { obstacle: NewOrigin } & Pick<ObstaclesProps, 'onAllowed'>) {
  const allow = useAllowOrigin();
  const { secret, origin } = obstacle;
  return (
    <>
      <Button
        size="sm"
        busy={allow.isPending}
        onClick={() => allow.mutate({ secret, origin }, { onSuccess: onAllowed })}
      >
        Allow this origin and send
      </Button>
      {allow.error && <span>It could not be allowed: {allow.error.message}.</span>}
    </>
  );
}
