import { useEffect, useRef, useState } from 'react';
import type { AttentionItem } from '#diagnosis/needs-attention.ts';
import type { Profile } from '#oauth/profile.ts';
import { dismiss, followDismissals, useDismissed } from '#queries/dismissed.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { LiveRegion } from '#ui/live-region.tsx';
import { AttentionRow } from './attention-row.tsx';

interface NeedsAttentionProps {
  items: readonly AttentionItem[];
  profiles: readonly Profile[];
}

/** What needs a person, each with its one mending button; nothing where nothing does. */
export function NeedsAttention({ items, profiles }: NeedsAttentionProps) {
  const dismissed = useDismissed(({ ids }) => ids);
  const [said, setSaid] = useState('');
  useEffect(followDismissals, []);
  const [mended, setMended] = useState<AttentionItem | null>(null);
  const others = items.filter(({ id }) => id !== mended?.id && !dismissed.includes(id));
  const shown = mended ? inPlace(mended, items, others) : others;
  const { frame, hold } = useKeptFocus(shown.map(({ id }) => id).join());
  const dismissItem = (id: string) => {
    hold();
    setSaid('Dismissed');
    dismiss(
      id,
      items.map((each) => each.id),
    );
  };
  return (
    <div ref={frame} tabIndex={-1} className={classNames('outline-none', shown.length === 0 && 'absolute')}>
      <LiveRegion>{said}</LiveRegion>
      {shown.length > 0 && (
        <section aria-labelledby="needs-attention">
          <h2
            id="needs-attention"
            className="mb-2.5 flex items-baseline gap-2.5 text-20 font-semibold tracking-[-0.01em]"
          >
            Needs attention{' '}
            <span className="text-12 font-regular tracking-normal text-ink-3 tabular-nums">{shown.length}</span>
          </h2>
          <Card lifted>
            <ul>
              {shown.map((item, place) => (
                <AttentionRow
                  key={item.id}
                  item={item}
                  profile={profiles.find(({ id }) => id === item.profileId)}
                  isFirst={place === 0}
                  onMend={() => {
                    hold();
                    setMended(item);
                  }}
                  onSettled={() => setMended(null)}
                  onSay={setSaid}
                  onDismiss={() => dismissItem(item.id)}
                />
              ))}
            </ul>
          </Card>
        </section>
      )}
    </div>
  );
}

/** An item stays where it was while it is mended; first, where it is over by now. */
function inPlace(mended: AttentionItem, items: readonly AttentionItem[], others: readonly AttentionItem[]) {
  const at = items.findIndex(({ id }) => id === mended.id);
  const before = others.filter((each) => items.indexOf(each) < at);
  return [...before, mended, ...others.slice(before.length)];
}

/** A row goes with its pressed button: the focus stays in the frame. */
function useKeptFocus(rows: string) {
  const frame = useRef<HTMLDivElement>(null);
  const isHeld = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when the rows change
  useEffect(() => {
    if (isHeld.current && document.activeElement === document.body) frame.current?.focus();
  }, [rows]);
  return {
    frame,
    hold: () => {
      isHeld.current = true;
    },
  };
}
