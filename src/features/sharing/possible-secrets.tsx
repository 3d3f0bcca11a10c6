import type { ReactNode } from 'react';
import { type FoundSecret, foundKey } from '#formats/scan-secrets.ts';
import { placeWords, secretWords } from '#panes/found-secret-words.ts';
import { formatCount } from '#ui/format-count.ts';

/** More would bury the rest; the next come up as these go. */
const mostShown = 20;

export interface PossibleSecretsProps {
  found: readonly FoundSecret[];
  /** What can be done about one. */
  remedy: (found: FoundSecret) => ReactNode;
}

/** Texts that look like secrets: where each stands, what tells it, and the way out. */
export function PossibleSecrets({ found, remedy }: PossibleSecretsProps) {
  return (
    <>
      <ul aria-label="Possible secrets" className="mt-1.5 grid gap-1.5">
        {found.slice(0, mostShown).map((each) => (
          <li key={foundKey(each)} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
              {each.in.part !== 'name' && `${each.in.path.join(' / ')}: `}
              {placeWords(each)}: {secretWords(each)}
            </span>
            {remedy(each)}
          </li>
        ))}
      </ul>
      {found.length > mostShown && <p className="mt-1.5">And {formatCount(found.length - mostShown)} more.</p>}
    </>
  );
}
