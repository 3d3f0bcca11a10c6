import { Hourglass } from 'lucide-react';
import { Button } from './button.tsx';
import { LiveRegion } from './live-region.tsx';

/** A call that has not left yet: the browser's few connections are taken by others. Escape is the page's to handle. */
export function WaitingInLine({ onCancel }: { onCancel: () => void }) {
  return (
    <div className="flex min-h-6.5 flex-wrap items-center gap-2 max-lg:min-h-9">
      <Hourglass aria-hidden="true" size={14} className="flex-none text-ink-3" />
      <span className="font-medium">Waiting for a free connection</span>
      <span className="text-12 text-ink-2">Other calls have taken them all. Nothing was sent yet.</span>
      <span className="ml-auto flex">
        <Button variant="ghost" size="sm" keys="esc" onClick={onCancel}>
          Cancel
        </Button>
      </span>
      <LiveRegion>Waiting for a free connection</LiveRegion>
    </div>
  );
}
