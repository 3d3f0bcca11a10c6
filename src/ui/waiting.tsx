import { use, useState } from 'react';
import { Button } from './button.tsx';
import { ClockContext, useAt } from './clock.ts';
import { useCommands } from './commands.ts';
import { LiveRegion } from './live-region.tsx';
import { Spinner } from './spinner.tsx';

const NAMED_AFTER_S = 4;
const CANCEL_AFTER_S = 10;

export interface WaitingProps {
  /** Said from 150 ms on: "Loading". */
  label: string;
  /** Said from 4 s on: "Waiting for app.clayton.io". */
  awaited?: string;
  /** Offered from 10 s on, as a button and on Escape. */
  onCancel?: () => void;
}

/** A wait that tells more the longer it takes. */
export function Waiting({ label, awaited = label, onCancel }: WaitingProps) {
  const clock = use(ClockContext);
  const [shownAt] = useState(() => clock.now());
  const seconds = useAt((now) => Math.max(0, Math.floor((now - shownAt) / 1000)));
  const isLong = seconds >= NAMED_AFTER_S;
  const offersCancel = onCancel !== undefined && seconds >= CANCEL_AFTER_S;
  useCommands(
    offersCancel
      ? [{ id: 'cancel-waiting', name: 'Cancel', group: 'Actions', keys: ['Esc'], detail: awaited, run: onCancel }]
      : [],
  );
  return (
    <div className="appear-late">
      <div className="flex min-h-6.5 items-center gap-2 max-lg:min-h-9">
        <span className="flex text-ink-3">
          <Spinner />
        </span>
        <span className="min-w-0 font-medium wrap-anywhere">{isLong ? awaited : label}</span>
        {isLong && <span className="font-mono text-12 text-ink-3 tabular-nums">{seconds} s</span>}
        {offersCancel && (
          <span className="ml-auto flex">
            <Button variant="ghost" size="sm" keys="esc" onClick={onCancel}>
              Cancel
            </Button>
          </span>
        )}
      </div>
      <LiveRegion>{isLong ? awaited : null}</LiveRegion>
    </div>
  );
}
