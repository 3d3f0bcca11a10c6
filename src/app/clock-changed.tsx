import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { useClockJump } from '#ui/clock.ts';
import { formatSpan } from '#ui/format-duration.ts';
import { Note } from '#ui/note.tsx';

/** Says that the device's clock was set: every countdown on the page has moved with it. Stays until it is put away. */
export function ClockChanged() {
  const jump = useClockJump();
  const [seenAt, setSeenAt] = useState<number | null>(null);
  if (!jump || jump.at === seenAt) return null;
  return (
    <div className="flex-none px-4 pt-2">
      <Note tone="warning" live="polite">
        <span className="flex flex-wrap items-center gap-x-3">
          <span className="min-w-0 flex-1">
            Clock changed: this device’s clock was set {jump.byMs > 0 ? 'forward' : 'back'} by{' '}
            {formatSpan(Math.abs(jump.byMs))}. Countdowns go by the new time; tokens end when they always did.
          </span>
          <Button size="sm" variant="ghost" onClick={() => setSeenAt(jump.at)}>
            Put away
          </Button>
        </span>
      </Note>
    </div>
  );
}
