import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { Kbd } from './kbd.tsx';

export interface ListFilterProps {
  /** "Filter profiles" */
  label: string;
  value: string;
  onChange: (filter: string) => void;
  field: RefObject<HTMLInputElement | null>;
}

/** Narrows a list down; Escape empties it. The page gives it focus on `/`. */
export function ListFilter({ label, value, onChange, field }: ListFilterProps) {
  return (
    <label className="flex h-control items-center gap-2 rounded-control border border-line bg-sunken px-2.5 text-ink-3 focus-within:border-accent max-lg:h-touch">
      <Search aria-hidden="true" size={14} className="flex-none" />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (value === '') event.currentTarget.blur();
          onChange('');
        }}
        className="min-w-0 flex-1 bg-transparent text-12 text-ink outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:appearance-none"
      />
      <Kbd keys="/" />
    </label>
  );
}
