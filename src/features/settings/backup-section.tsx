import { MakeBackup } from './make-backup.tsx';
import { RestoreBackup } from './restore-backup.tsx';

/** Everything in one encrypted file, and back. */
export function BackupSection() {
  return (
    <>
      <section aria-labelledby="make-backup">
        <h2 id="make-backup" className="mb-1 text-14 font-semibold">
          Make a backup
        </h2>
        <MakeBackup />
      </section>
      <section aria-labelledby="restore-backup" className="mt-8 border-t border-line pt-6">
        <h2 id="restore-backup" className="mb-1 text-14 font-semibold">
          Restore from a backup
        </h2>
        <RestoreBackup />
      </section>
    </>
  );
}
