import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { formatCount } from '#ui/format-count.ts';

/** So many rows at a time: of tens of thousands the page would stand still. */
const step = 100;

/** The first rows of a list that somebody else made, and how many are left. */
export function useFirstRows<Row>(rows: readonly Row[]) {
  const [shown, setShown] = useState(step);
  return {
    first: rows.slice(0, shown),
    left: Math.max(rows.length - shown, 0),
    showMore: () => setShown(shown + step),
  };
}

export interface ShowMoreProps {
  /** What the rows are: "hosts". */
  what: string;
  left: number;
  onShow: () => void;
}

export function ShowMore({ what, left, onShow }: ShowMoreProps) {
  if (left === 0) return null;
  return (
    <Button size="sm" variant="ghost" onClick={onShow} className="my-1.5 justify-self-center">
      Show {formatCount(Math.min(step, left))} more of {formatCount(left)} {what}
    </Button>
  );
}
