import type { ImportProgress } from '#queries/opened-file.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { formatBytes } from '#ui/format-bytes.ts';
import { ProgressBar } from '#ui/progress-bar.tsx';
import type { Opened } from './held.ts';

export interface ReadingProgressProps {
  opened: Opened;
  /** `null` before anything is known. */
  progress: ImportProgress | null;
  onCancel: () => void;
}

/** How far the reading of what was opened is, and a way out of it. What takes no time is not seen. */
export function ReadingProgress({ opened, progress, onCancel }: ReadingProgressProps) {
  useCommands([{ id: 'cancel-reading', name: 'Cancel reading', group: 'Requests', keys: ['Esc'], run: onCancel }]);
  return (
    <div className="appear-late min-w-0 flex-1 px-10 pt-6 pb-8 max-md:px-4">
      <div className="mx-auto grid w-full max-w-[820px] gap-3 rounded-lg border border-line p-3.5">
        {opened.kind === 'file' && (
          <p className="wrap-anywhere">
            <span className="font-medium">{opened.file.name}</span>
            <span className="text-12 text-ink-3">, {formatBytes(opened.file.size)}</span>
          </p>
        )}
        <ProgressBar {...stepOf(progress)} />
        <div>
          <Button size="sm" keys="esc" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
    </div>
  );
}

function stepOf(progress: ImportProgress | null): { label: string; share: number | null } {
  switch (progress?.step) {
    case 'loading':
      return { label: 'Loading', share: progress.doneBytes / progress.ofBytes };
    case 'handing-over':
      return { label: 'Collecting its requests', share: progress.done / progress.ofRequests };
    default:
      return { label: 'Reading', share: null };
  }
}
