import { Button } from '#ui/button.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { Waiting } from '#ui/waiting.tsx';

interface SendingProps {
  /** "Exchanging the code" */
  label: string;
  host: string;
  /** There while it waits for the one connection that token requests have: nothing was sent, so it can be called off. */
  onCancel: (() => void) | null;
}

/** A token request on its way, or in line for a connection. */
export function Sending({ label, host, onCancel }: SendingProps) {
  if (!onCancel) return <Waiting label={label} awaited={`Waiting for ${host}`} />;
  return (
    <div role="status" className="flex min-h-6.5 flex-wrap items-center gap-2 max-lg:min-h-9">
      <span className="flex text-ink-3">
        <Spinner />
      </span>
      <span className="font-medium">Waiting: another token request is under way</span>
      <span className="text-12 text-ink-3">Nothing was sent yet.</span>
      <span className="ml-auto flex">
        <Button variant="ghost" size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </div>
  );
}
