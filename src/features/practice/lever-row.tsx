import type { ReactNode } from 'react';
import { classNames } from '#ui/class-names.ts';
import { Segmented } from '#ui/segmented.tsx';

/** One lever; one that is on carries the selection tint. */
export function LeverRow({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  return (
    <div
      className={classNames(
        'relative rounded-control px-1.5 py-1',
        isOn &&
          'bg-accent-tint before:absolute before:inset-y-1 before:-left-1 before:w-0.75 before:rounded-full before:bg-accent',
      )}
    >
      {children}
    </div>
  );
}

export interface ChoiceRowProps<Id extends string> {
  label: string;
  hint?: string;
  isOn: boolean;
  value: Id;
  options: { id: Id; label: string }[];
  onChoose: (id: Id) => void;
}

/** A lever with a few stands, side by side. */
export function ChoiceRow<Id extends string>(props: ChoiceRowProps<Id>) {
  const { label, hint, isOn, value, options, onChoose } = props;
  return (
    <LeverRow isOn={isOn}>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span aria-hidden="true" className="font-medium">
          {label} {hint && <span className="text-11 font-normal text-ink-3">{hint}</span>}
        </span>
        <Segmented label={hint ? `${label}, ${hint}` : label} options={options} value={value} onChange={onChoose} />
      </div>
    </LeverRow>
  );
}
