import type { useStartPracticeRun } from '#queries/start-run.ts';
import type { Command } from '#ui/command.ts';

type Start = Pick<ReturnType<typeof useStartPracticeRun>, 'isPending' | 'mutate'>;

/** The practice run, for the palette. */
export function practiceCommand({ isPending, mutate }: Start, isPrimary: boolean): Command {
  return {
    id: 'start-practice-run',
    name: 'Start practice run',
    group: 'Actions',
    isPrimary,
    isAvailable: !isPending,
    run: () => mutate(),
  };
}
