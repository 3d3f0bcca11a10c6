import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useNameVariable, type VariableAddress } from '#queries/environments.ts';
import { ProblemRow } from './problem-row.tsx';
import { refusalWords } from './variable-words.ts';

export interface NewVariableRowProps {
  owner: VariableAddress['owner'];
  onAdded: (name: string) => void;
  /** The name that a request asks for; `null` for none. */
  asked: string | null;
}

const blank = { name: '', text: '' };

/** A variable that was not added, and why. */
interface Refused {
  readonly typed: typeof blank;
  readonly words: string;
}

/** Where something else was typed meanwhile, what was refused is told in full: it stands nowhere else. */
function problemWords(refused: Refused, now: typeof blank): string {
  if (refused.typed.name === now.name) return refused.words;
  return `${refused.typed.name} = ${refused.typed.text} was not added. ${refused.words}`;
}

const cell = 'border-t border-line-faint align-top';
const input =
  'h-control w-full min-w-0 rounded-sm bg-transparent px-2.5 font-mono text-12 focus-visible:-outline-offset-2 max-lg:h-touch max-lg:text-14';

/** One more variable: it is one once its row is left, or by Enter. */
export function NewVariableRow({ owner, onAdded, asked }: NewVariableRowProps) {
  const id = useId();
  const [typed, setTyped] = useState({ ...blank, name: asked ?? '' });
  const [refused, setRefused] = useState<Refused | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { add } = useNameVariable();
  const problem = refused && problemWords(refused, typed);
  const edit = (change: Partial<typeof blank>) => {
    if (refused?.typed.name === typed.name) setRefused(null);
    setTyped({ ...typed, ...change });
  };
  // The row is free at once for the next one; what is refused comes back to it, unless something new stands there.
  const press = () => {
    if (typed.name === '') return;
    const wish = { name: typed.name.trim(), text: typed.text };
    setTyped(blank);
    setRefused(null);
    const giveBack = (words: string) => {
      setRefused({ typed: wish, words });
      setTyped((now) => (now.name === '' && now.text === '' ? wish : now));
    };
    add.mutateAsync({ owner, ...wish }).then(
      (naming) => (naming.kind === 'named' ? onAdded(wish.name) : giveBack(refusalWords[naming.reason])),
      (error: Error) => giveBack(error.message),
    );
  };
  const pressEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    press();
    field.current?.focus();
  };
  const control = { spellCheck: false, autoCapitalize: 'off', autoComplete: 'off', className: input };
  return (
    <>
      <tr
        onKeyDown={pressEnter}
        onBlur={(event) => {
          // A name that was only asked for is none that was typed.
          const isUntouched = typed.name === asked && typed.text === '';
          if (!isUntouched && !event.currentTarget.contains(event.relatedTarget)) press();
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
            // biome-ignore lint/a11y/noAutofocus: asked for by a press; its name is there, what it stands for is missing
            autoFocus={asked !== null}
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
