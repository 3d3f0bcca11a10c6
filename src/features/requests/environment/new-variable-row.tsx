import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useNameVariable, type VariableAddress } from '#queries/environments.ts';
import { ProblemRow } from './problem-row.tsx';
import { refusalWords } from './variable-words.ts';

export interface NewVariableRowProps {
  owner: VariableAddress['owner'];
  onAdded: (name: string) => void;
}

const blank = { name: '', text: '' };
const cell = 'border-t border-line-faint align-top';
const input =
  'h-control w-full min-w-0 rounded-sm bg-transparent px-2.5 font-mono text-12 focus-visible:-outline-offset-2 max-lg:h-touch max-lg:text-14';

/** One more variable: it is one once its row is left, or by Enter. */
export function NewVariableRow({ owner, onAdded }: NewVariableRowProps) {
  const id = useId();
  const [typed, setTyped] = useState(blank);
  const field = useRef<HTMLInputElement>(null);
  const { add } = useNameVariable();
  const problem = add.data?.kind === 'refused' ? refusalWords[add.data.reason] : (add.error?.message ?? null);
  const edit = (change: Partial<typeof blank>) => {
    if (problem) add.reset();
    setTyped({ ...typed, ...change });
  };
  const press = (onDone?: () => void) => {
    if (typed.name === '' || add.isPending) return;
    const name = typed.name.trim();
    add.mutate(
      { owner, name, text: typed.text },
      {
        onSuccess: ({ kind }) => {
          if (kind !== 'named') return;
          setTyped(blank);
          onAdded(name);
          onDone?.();
        },
      },
    );
  };
  const pressEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') press(() => field.current?.focus());
  };
  const control = { spellCheck: false, autoCapitalize: 'off', autoComplete: 'off', className: input };
  return (
    <>
      <tr
        onKeyDown={pressEnter}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) press();
        }}
      >
        <td className={cell} />
        <td className={cell}>
          <input
            {...control}
            ref={field}
            data-adds
            aria-label="Name of the new variable"
            aria-invalid={problem !== null || undefined}
            aria-describedby={problem === null ? undefined : id}
            placeholder="Add name"
            value={typed.name}
            onChange={({ target }) => edit({ name: target.value })}
          />
        </td>
        <td className={cell} colSpan={2}>
          <input
            {...control}
            aria-label="Value of the new variable"
            placeholder="Value"
            value={typed.text}
            onChange={({ target }) => edit({ text: target.value })}
          />
        </td>
      </tr>
      <ProblemRow id={id} problem={problem} />
    </>
  );
}
