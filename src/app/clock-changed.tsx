import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { useClockJump } from '#ui/clock.ts';
import { formatSpan } from '#ui/format-duration.ts';
import { Note } from '#ui/note.tsx';

/** Says that the device's clock jumped: every countdown on the page has moved with it. Stays until it is put away. */
export function ClockChanged() {
  const jump = useClockJump();
  const [seenAt, setSeenAt] = useState<number | null>(null);
  if (!jump || jump.at === seenAt) return null;
  return (
    <div className="flex-none px-4 pt-2">
      <Note tone="warning" live="polite">
        <span className="flex flex-wrap items-center gap-x-3">
          <span className="min-w-0 flex-1">
            Clock changed: {changeWords(jump.byMs)}. Countdowns go by the clock as it is now.
          </span>
          <Button size="sm" variant="ghost" onClick={() => setSeenAt(jump.at)}>
            Put away
          </Button>
        </span>
      </Note>
    </div>
  );
}

/** A machine that slept looks the same as a clock that was set forward. */
function changeWords(byMs: number): string {
  const by = formatSpan(Math.abs(byMs));
  return byMs < 0
    ? `this device’s clock was set back by ${by}`
    : `this device’s clock went ahead by ${by} at once; it was set, or the device slept`;
}
