import { useEffect, useMemo, useState } from 'react';
import type { UsedNames } from '#formats/document-names.ts';
import { moveOutOfDocument } from '#formats/move-out-of-document.ts';
import { type FoundSecret, foundKey } from '#formats/scan-secrets.ts';
import { sectionIds } from './section.tsx';
import type { OpenedDocument } from './use-reading.ts';

/** A document under review, some of whose texts go to the vault. */
export interface MovingOut {
  /** As it would be here in. */
  readonly opened: OpenedDocument;
  /** As it was read. */
  readonly read: OpenedDocument;
  /** Whether it was pressed for. What can't be moved after all stays as it is. */
  readonly isAsked: (found: FoundSecret) => boolean;
  /** @param here the names that are used here. */
  readonly move: (found: readonly FoundSecret[], here: UsedNames) => void;
  /** Leaves them as text after all. */
  readonly leave: (found: readonly FoundSecret[]) => void;
}

interface Asked {
  readonly found: ReadonlyMap<string, FoundSecret>;
  readonly here: UsedNames;
  readonly revision: number;
  /** Where the list is that has them now. */
  readonly next: string;
}

const nothingAsked: Asked = { found: new Map(), here: new Map(), revision: 0, next: '' };

/** Takes out of a document what is pressed for, and puts it back; nothing of it is stored before it is accepted. */
export function useMovingOut(read: OpenedDocument): MovingOut {
  const [asked, setAsked] = useState(nothingAsked);
  const { found, here, revision, next } = asked;
  // The button that was pressed is gone.
  useEffect(() => {
    if (revision > 0) document.getElementById(next)?.focus({ preventScroll: true });
  }, [revision, next]);
  const opened = useMemo(() => movedOut(read, asked), [read, asked]);
  const change = (to: Omit<Asked, 'revision'>) => setAsked({ ...to, revision: revision + 1 });
  return {
    ...{ opened, read },
    isAsked: (each) => found.has(foundKey(each)),
    move: (more, here) => {
      const both = new Map([...found, ...more.map((each) => [foundKey(each), each] as const)]);
      change({ found: both, here, next: sectionIds.found });
    },
    leave: (fewer) => {
      const left = new Set(fewer.map(foundKey));
      change({ found: new Map([...found].filter(([key]) => !left.has(key))), here, next: sectionIds.scan });
    },
  };
}

function movedOut(read: OpenedDocument, { found, here, revision }: Asked): OpenedDocument {
  if (found.size === 0) return { ...read, revision };
  const { document, secrets } = moveOutOfDocument(read.document, [...found.values()], here);
  const { imported } = read;
  return {
    ...{ ...read, revision, document, moved: secrets },
    imported: imported && { ...imported, document, secrets: [...imported.secrets, ...secrets] },
  };
}
