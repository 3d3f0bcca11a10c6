import type { Command } from './command.ts';
import { useCommands } from './commands.ts';

export interface ListStepsProps {
  /** In the order they stand. */
  ids: readonly string[];
  selectedId: string | null | undefined;
  /** What they are: "token". */
  noun: string;
  group: Command['group'];
  onStep: (id: string) => void;
}

/** What leads on in a list; `null` at its ends. */
export interface ListSteps {
  readonly onNext: (() => void) | null;
  readonly onPrevious: (() => void) | null;
}

/** J and K, or ↓ and ↑, go through a list as it stands: with none selected, from its beginning or its end. */
export function useListSteps({ ids, selectedId, noun, group, onStep }: ListStepsProps): ListSteps {
  const at = ids.indexOf(selectedId ?? '');
  const stepTo = (id: string | undefined) => (id === undefined ? null : () => onStep(id));
  const onNext = stepTo(ids[at + 1]);
  const onPrevious = stepTo(at < 0 ? ids.at(-1) : ids[at - 1]);
  const step = (run: (() => void) | null) => ({
    group,
    repeats: true,
    isAvailable: run !== null,
    run: () => run?.(),
  });
  useCommands([
    { ...step(onNext), id: 'next', name: `Next ${noun}`, keys: ['J'], alsoKeys: ['↓'] },
    { ...step(onPrevious), id: 'previous', name: `Previous ${noun}`, keys: ['K'], alsoKeys: ['↑'] },
  ]);
  return { onNext, onPrevious };
}
