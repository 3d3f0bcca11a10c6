import { ChevronsUpDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { type ControlVerdict, controlClass, verdictOf } from './control-class.ts';

export interface SelectProps<Id extends string> extends Omit<ComponentProps<'select'>, 'onChange' | 'value' | 'size'> {
  value: Id;
  onChange: (value: Id) => void;
  options: readonly { readonly id: Id; readonly label: string }[];
  'data-verdict'?: ControlVerdict;
}

/** One of several, in the browser's own list. */
export function Select<Id extends string>({ value, onChange, options, ...native }: SelectProps<Id>) {
  return (
    <span className="relative block">
      <select
        {...native}
        value={value}
        onChange={(event) => {
          const chosen = options.find(({ id }) => id === event.target.value);
          if (chosen) onChange(chosen.id);
        }}
        className={`${controlClass({ verdict: verdictOf(native) })} h-control cursor-pointer appearance-none pr-8 pl-2.5 text-ellipsis max-lg:h-touch`}
      >
        {options.map(({ id, label }) => (
          <option key={id} value={id} className="bg-raised text-ink">
            {label}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden="true"
        size={14}
        className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-2"
      />
    </span>
  );
}
