import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { Kbd } from '#ui/kbd.tsx';

export interface TokenFilterProps {
  value: string;
  onChange: (filter: string) => void;
  field: RefObject<HTMLInputElement | null>;
}

/** Narrows the list down to what holds each of its words; Escape empties it. */
export function TokenFilter({ value, onChange, field }: TokenFilterProps) {
  return (
    <label className="mx-4 mb-1 flex h-control items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-ink-3 focus-within:border-accent max-lg:h-touch">
      <Search aria-hidden="true" size={14} className="flex-none" />
      <input
        ref={field}
        type="search"
        aria-label="Filter tokens"
        placeholder="Filter"
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
        className="min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:appearance-none"
      />
      <Kbd keys="/" />
    </label>
  );
}
