import { ChevronDown, ChevronUp, Search } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useState } from 'react';
import { useCommands } from '#ui/commands.ts';
import { formatCount } from '#ui/format-count.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { LiveRegion } from '#ui/live-region.tsx';
import type { Find } from './use-find.ts';

export interface FindBarProps {
  find: Find;
  /** How many there are, `null` until that is known. */
  count: number | null;
  /** There are more than were counted. */
  isMore?: boolean;
}

/** Finds text in a body: Enter goes on to the next, Shift Enter back, Escape ends it, then leaves the field. The palette offers it. */
export function FindBar({ find, count: known, isMore = false }: FindBarProps) {
  const { label, query, place, field, takeFocus } = find;
  const count = known ?? 0;
  const total = `${formatCount(count)}${isMore ? '+' : ''}`;
  const found = count === 0 ? 'Not found' : `${formatCount(place + 1)} of ${total}`;
  useCommands([{ id: 'find-in-response', name: label, group: 'Actions', run: () => field.current?.focus() }]);
  const words = query === '' || known === null ? '' : found;
  // Not with each event that comes in.
  const [said, setSaid] = useState({ asked: find.asked, words });
  if (said.asked !== find.asked) setSaid({ asked: find.asked, words });
  // Before the next key comes.
  useLayoutEffect(takeFocus, [takeFocus]);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1, count);
    else if (event.key === 'Escape' && query !== '') find.setQuery('');
    // It leads out of the field and does no more: the next one stops what is under way.
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label className="flex h-control min-w-40 flex-1 items-center gap-2 rounded-control border border-line bg-sunken px-2.5 text-ink-3 focus-within:border-accent max-lg:h-touch">
      <Search aria-hidden="true" size={14} className="flex-none" />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => find.setQuery(event.target.value)}
        onKeyDown={press}
        className="min-w-0 flex-1 bg-transparent text-12 text-ink outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:appearance-none"
      />
      <span className="text-12 whitespace-nowrap tabular-nums">{words}</span>
      <LiveRegion>{said.words}</LiveRegion>
      {count > 0 && (
        <span className="flex">
          <IconButton icon={<ChevronUp size={14} />} label="Previous hit" onClick={() => find.step(-1, count)} />
          <IconButton icon={<ChevronDown size={14} />} label="Next hit" onClick={() => find.step(1, count)} />
        </span>
      )}
    </label>
  );
}
