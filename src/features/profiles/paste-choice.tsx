import { useId } from 'react';
import { classNames } from '#ui/class-names.ts';

export interface PasteChoiceProps {
  /** What is to be chosen. */
  label: string;
  options: readonly string[];
  /** The place of the one that is taken. */
  chosen: number;
  onChoose: (place: number) => void;
  isMono?: boolean;
}

/** Values of which one is taken. */
export function PasteChoice({ label, options, chosen, onChoose, isMono = false }: PasteChoiceProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
      {options.map((option, place) => (
        <label
          // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place
          key={place}
          className="flex min-w-0 cursor-pointer items-center gap-1.5 py-0.5 text-12 max-lg:min-h-touch"
        >
          <input
            type="radio"
            name={name}
            checked={place === chosen}
            onChange={() => onChoose(place)}
            className="size-4 flex-none accent-accent"
          />
          <span className={classNames('wrap-anywhere', isMono && 'font-mono')}>{option}</span>
        </label>
      ))}
    </div>
  );
}
