import { Button } from '#ui/button.tsx';
import { Chip } from '#ui/chip.tsx';
import { formatCount } from '#ui/format-count.ts';

export interface TakeTheirsProps {
  /** What is chosen for, told apart from its neighbours. */
  name: string;
  isKept: boolean;
  onChange: (isKept: boolean) => void;
}

/** Theirs, unless it is unticked: who changed it, nobody can tell. */
export function TakeTheirs({ name, isKept, onChange }: TakeTheirsProps) {
  return (
    <span className="flex flex-none items-center gap-2.5">
      <label className="flex items-center gap-1.5 text-12 text-ink-2 max-lg:min-h-touch">
        <input
          type="checkbox"
          aria-label={`Take theirs: ${name}`}
          checked={!isKept}
          onChange={(event) => onChange(!event.target.checked)}
          className="size-4 flex-none accent-accent"
        />
        Take theirs
      </label>
      {isKept ? <Chip>yours stays</Chip> : <Chip tone="expiring">changed</Chip>}
    </span>
  );
}

export interface TakeAllProps {
  /** How many say something else than yours. */
  count: number;
  areKept: boolean;
  /** Tells the button from that of another list. */
  what?: string;
  onChange: (areKept: boolean) => void;
}

/** One press for all, where there is more than one to choose for. */
export function TakeAll({ count, areKept, what = '', onChange }: TakeAllProps) {
  if (count < 2) return null;
  return (
    <div className="flex items-center justify-between gap-3 border-b border-line-faint py-1.5 pr-3.5 pl-3.5 text-12 text-ink-2">
      <span>{formatCount(count)} say something else than yours.</span>
      <Button size="sm" variant="ghost" onClick={() => onChange(!areKept)}>
        {areKept ? `Take all ${what}of theirs` : `Keep all ${what}of mine`}
      </Button>
    </div>
  );
}
