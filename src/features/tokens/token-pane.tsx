import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { TokenView } from '#oauth/token-view.ts';
import { classNames } from '#ui/class-names.ts';
import { useAt } from '#ui/clock.ts';
import { useCommands } from '#ui/commands.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ListFilter } from '#ui/list-filter.tsx';
import { Note } from '#ui/note.tsx';
import { useListSteps } from '#ui/use-list-steps.ts';
import { countUntil, endsOf, filterTokens, groupTokens } from './token-groups.ts';
import { TokenList } from './token-list.tsx';

interface TokenPaneProps {
  tokens: readonly TokenView[];
  unreadable: number;
  selectedId: string | undefined;
  profileNameOf: (profileId: string) => string;
}

/** The list of tokens and its filter. On a narrow screen it gives way to the token that is looked at. */
export function TokenPane({ tokens, unreadable, selectedId, profileNameOf }: TokenPaneProps) {
  const field = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useFilter();
  const found = useMemo(() => filterTokens(tokens, filter, profileNameOf), [tokens, filter, profileNameOf]);
  const groups = useGroups(found);
  const replaced = useMemo(() => new Set(tokens.flatMap(({ parentId }) => parentId ?? [])), [tokens]);
  const addressOf = useAddressOf();
  const navigate = useNavigate();
  useListSteps({
    ids: groups.flatMap(({ members }) => members.map(({ id }) => id)),
    selectedId,
    noun: 'token',
    group: 'Tokens',
    onStep: (id) => void navigate(addressOf(id)),
  });
  useCommands([
    {
      id: 'filter',
      name: 'Filter tokens',
      group: 'Tokens',
      keys: ['/'],
      run: () => field.current?.focus(),
    },
  ]);
  return (
    <nav
      aria-label="Tokens"
      className={classNames(
        'flex w-list flex-none flex-col border-r border-line max-lg:w-full max-lg:border-r-0',
        selectedId && 'max-lg:hidden',
      )}
    >
      <h2 className="px-4 pt-3 pb-2 text-14 font-semibold max-lg:sr-only">Tokens</h2>
      <div className="flex-none pr-3 pb-1 pl-4 max-lg:pt-3">
        <ListFilter label="Filter tokens" value={filter} onChange={setFilter} field={field} />
      </div>
      {found.length === 0 && tokens.length > 0 && (
        <div className="p-4">
          <EmptyState title="No token matches">Nothing here holds “{filter.trim()}”.</EmptyState>
        </div>
      )}
      <TokenList
        groups={groups}
        replaced={replaced}
        selectedId={selectedId}
        profileNameOf={profileNameOf}
        addressOf={addressOf}
      />
      {unreadable > 0 && (
        <div className="flex-none p-3">
          <Note tone="warning">{unreadable} more can’t be decrypted: the key they were sealed with is gone.</Note>
        </div>
      )}
    </nav>
  );
}

/** The filter stands in the address; the field keeps its own text, so that no keystroke waits for the page. */
function useFilter(): [filter: string, setFilter: (filter: string) => void] {
  const [search, setSearch] = useSearchParams();
  const [filter, setFilter] = useState(search.get('filter') ?? '');
  const change = (text: string) => {
    setFilter(text);
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (text.trim() === '') after.delete('filter');
        else after.set('filter', text);
        return after;
      },
      { replace: true },
    );
  };
  return [filter, change];
}

/** Sorted into groups again only when a token has changed its group, not each second. */
function useGroups(tokens: readonly TokenView[]) {
  const ends = useMemo(() => endsOf(tokens), [tokens]);
  const ended = useAt((now) => countUntil(ends, now));
  return useMemo(() => groupTokens(tokens, ends[ended - 1] ?? Number.NEGATIVE_INFINITY), [tokens, ends, ended]);
}

/** A token's address with what is looked at now: the tab, the filter. */
function useAddressOf(): (tokenId: string) => string {
  const [search] = useSearchParams();
  const kept = search.toString();
  return useCallback((tokenId) => `/tokens/${tokenId}${kept ? `?${kept}` : ''}`, [kept]);
}
