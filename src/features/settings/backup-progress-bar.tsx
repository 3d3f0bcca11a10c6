import type { useMakeBackup } from '#queries/backup.ts';
import { Button } from '#ui/button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Arrived } from './arrived.tsx';

export interface BackupProgressBarProps {
  /** What is under way once there is a key. */
  label: string;
  progress: ReturnType<typeof useMakeBackup>['progress'];
  onCancel: () => void;
}

/** How far a backup or a restore is, and a way out of it. */
export function BackupProgressBar({ label, progress, onCancel }: BackupProgressBarProps) {
  const share = progress?.kind === 'records' ? progress.share : null;
  return (
    <Arrived className="grid gap-3 rounded-lg border border-line p-3.5">
      <ProgressBar label={share === null ? 'Making the key of the passphrase' : label} share={share} />
      <div>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Arrived>
  );
}
