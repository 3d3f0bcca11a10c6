import type { BackupAtHand } from '#queries/backup.ts';
import { formatBytes } from '#ui/format-bytes.ts';
import { formatCount } from '#ui/format-count.ts';
import { madeWords } from './backup-words.ts';

type Kind = keyof BackupAtHand['contents'];

const kindNames: Record<Kind, string> = {
  profile: 'Profiles',
  secret: 'Secrets',
  token: 'Tokens',
  collection: 'Collections',
  request: 'Requests',
  draft: 'Unsaved drafts',
  environment: 'Environments',
  run: 'Runs',
  call: 'Calls',
};

const kinds = Object.keys(kindNames) as Kind[];

/** How many records of a backup are here already. */
export function countHere({ contents }: BackupAtHand): number {
  return kinds.reduce((sum, kind) => sum + contents[kind].here, 0);
}

/** What a backup holds, kind by kind, beside what of it is here already. */
export function BackupContents({ backup }: { backup: BackupAtHand }) {
  const { contents, file, head, isEmptyHere } = backup;
  const held = kinds.filter((kind) => contents[kind].count > 0);
  const cell = 'border-t border-line-faint px-3.5 py-1.5 text-right tabular-nums';
  return (
    <div className="max-w-120 overflow-hidden rounded-lg border border-line">
      <table className="w-full">
        <caption className="px-3.5 py-2.5 text-left font-medium">
          What it holds
          <span className="block text-12 font-regular text-ink-2">
            Made on {madeWords(head.header.madeAt)}, {formatBytes(file.size)}, whole to its end
          </span>
        </caption>
        <thead className="text-12 text-ink-3">
          <tr>
            <th scope="col" className="px-3.5 py-1 text-left font-regular">
              Kind
            </th>
            <th scope="col" className="px-3.5 py-1 text-right font-regular">
              In the backup
            </th>
            {!isEmptyHere && (
              <th scope="col" className="px-3.5 py-1 text-right font-regular">
                Here already
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {held.map((kind) => (
            <tr key={kind}>
              <th scope="row" className="border-t border-line-faint px-3.5 py-1.5 text-left font-regular">
                {kindNames[kind]}
              </th>
              <td className={cell}>{formatCount(contents[kind].count)}</td>
              {!isEmptyHere && <td className={`${cell} text-ink-2`}>{formatCount(contents[kind].here)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
