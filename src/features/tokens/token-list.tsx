import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { TokenView } from '#oauth/token-view.ts';
import type { TokenGroup } from './token-groups.ts';
import { rowHeight, TokenRow } from './token-row.tsx';

export interface TokenListProps {
  groups: readonly TokenGroup[];
  /** The tokens that a refresh replaced. */
  replaced: ReadonlySet<string>;
  selectedId: string | undefined;
  profileNameOf: (profileId: string) => string;
  addressOf: (tokenId: string) => string;
}

const headingHeight = 30;

/** Tokens by state. Only the rows in view are drawn, so a thousand cost no more than a screenful. */
export function TokenList(props: TokenListProps) {
  const { groups, selectedId } = props;
  const frame = useRef<HTMLDivElement>(null);
  const places = useMemo(() => placesOf(groups), [groups]);
  const list = useVirtualizer({
    count: places.length,
    getScrollElement: () => frame.current,
    estimateSize: (at) => (places[at]?.token ? rowHeight : headingHeight),
    getItemKey: (at) => places[at]?.token?.id ?? places[at]?.group.name ?? at,
    overscan: 8,
  });
  const selectedAt = places.findIndex(({ token }) => token?.id === selectedId);
  useFollowSelection(frame, list, { id: selectedId, at: selectedAt });
  const inView = list.getVirtualItems().flatMap(({ index }) => places[index] ?? []);
  return (
    <div ref={frame} className="min-h-0 flex-1 overflow-auto pb-3">
      {groups.map((group) => (
        <GroupSection key={group.name} {...props} group={group} inView={inView} />
      ))}
    </div>
  );
}

/** One line of the list: a group's heading, or a token at its place in the group. */
interface Place {
  readonly group: TokenGroup;
  readonly token: TokenView | null;
  readonly at: number;
}

function placesOf(groups: readonly TokenGroup[]): Place[] {
  return groups.flatMap((group): Place[] => [
    { group, token: null, at: -1 },
    ...group.members.map((token, at) => ({ group, token, at })),
  ]);
}

function GroupSection({ group, inView, ...props }: TokenListProps & { group: TokenGroup; inView: readonly Place[] }) {
  const { selectedId, replaced, profileNameOf, addressOf } = props;
  return (
    <section aria-label={group.name} style={{ height: headingHeight + group.members.length * rowHeight }}>
      <h3 className="flex items-end gap-1.5 px-4 pb-1 text-11 font-medium text-ink-3" style={{ height: headingHeight }}>
        {group.name} <span className="tabular-nums">{group.members.length}</span>
      </h3>
      <ul className="relative">
        {inView.map(
          (place) =>
            place.group === group &&
            place.token && (
              <li
                key={place.token.id}
                aria-setsize={group.members.length}
                aria-posinset={place.at + 1}
                className="absolute inset-x-2"
                style={{ top: place.at * rowHeight }}
              >
                <TokenRow
                  token={place.token}
                  profileName={profileNameOf(place.token.profileId)}
                  to={addressOf(place.token.id)}
                  isSelected={place.token.id === selectedId}
                  isReplaced={replaced.has(place.token.id)}
                />
              </li>
            ),
        )}
      </ul>
    </section>
  );
}

/** The selected row comes into view; the focus goes with it where it stood in the list. */
function useFollowSelection(
  frame: RefObject<HTMLDivElement | null>,
  list: Virtualizer<HTMLDivElement, Element>,
  selected: { id: string | undefined; at: number },
) {
  const followed = useRef<string>(undefined);
  useEffect(() => {
    if (selected.at < 0 || selected.id === followed.current) return;
    followed.current = selected.id;
    list.scrollToIndex(selected.at);
    if (frame.current?.contains(document.activeElement))
      frame.current.querySelector<HTMLElement>('[aria-current="page"]')?.focus();
  }, [frame, list, selected.id, selected.at]);
}
