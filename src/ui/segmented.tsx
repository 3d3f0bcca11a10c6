import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export interface SegmentedProps<Id extends string> {
  label: string;
  options: { id: Id; label: ReactNode }[];
  value: Id;
  onChange: (id: Id) => void;
  /** Takes the whole width, in equal parts. */
  full?: boolean;
}

/** A few alternatives side by side: radio buttons by nature, so arrow keys work by themselves. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, options, value, onChange, full = false } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={classNames('rounded-control border border-line bg-sunken p-0.5', full ? 'flex' : 'inline-flex')}
    >
      {options.map((option) => (
        <label
          key={option.id}
          className={classNames(
            'relative flex h-6 items-center justify-center gap-1.5 rounded-chip px-[9px] text-12 font-medium whitespace-nowrap text-ink-2 hover:text-ink max-lg:h-10 max-lg:min-w-11 max-lg:text-13',
            'has-checked:bg-raised has-checked:text-ink has-checked:shadow-chosen',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            full && 'flex-1',
          )}
        >
          <input
            type="radio"
            name={name}
            checked={option.id === value}
            onChange={() => onChange(option.id)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none max-lg:-inset-y-0.5"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
