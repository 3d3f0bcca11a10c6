import { useEffect, useMemo, useState } from 'react';
import type { UsedNames } from '#formats/document-names.ts';
import { moveOutOfDocument } from '#formats/move-out-of-document.ts';
import { type FoundSecret, foundKey } from '#formats/scan-secrets.ts';
import { countOf } from '#panes/count-of.ts';
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
  /** What the last press came to, to be told; empty before the first. */
  readonly said: string;
}

interface Asked {
  readonly found: ReadonlyMap<string, FoundSecret>;
  readonly here: UsedNames;
  readonly revision: number;
  /** Where the list is that has them now. */
  readonly next: string;
  /** The keys of what the last press moved; empty where it was left. */
  readonly last: ReadonlySet<string>;
}

const nothingAsked: Asked = { found: new Map(), here: new Map(), revision: 0, next: '', last: new Set() };

/** Takes out of a document what is pressed for, and puts it back; nothing of it is stored before it is accepted. */
export function useMovingOut(read: OpenedDocument): MovingOut {
  const [asked, setAsked] = useState(nothingAsked);
  const { found, here, revision, next } = asked;
  // The button that was pressed is gone, and where it went may be out of sight.
  useEffect(() => {
    const section = revision > 0 ? document.getElementById(next) : null;
    section?.focus({ preventScroll: true });
    section?.scrollIntoView?.({ block: 'nearest' });
  }, [revision, next]);
  const opened = useMemo(() => movedOut(read, asked), [read, asked]);
  const change = (to: Omit<Asked, 'revision'>) => setAsked({ ...to, revision: revision + 1 });
  return {
    ...{ opened, read, said: saidOf(opened, asked) },
    isAsked: (each) => found.has(foundKey(each)),
    move: (more, here) => {
      const both = new Map([...found, ...more.map((each) => [foundKey(each), each] as const)]);
      change({ found: both, here, next: sectionIds.found, last: new Set(more.map(foundKey)) });
    },
    leave: (fewer) => {
      const left = new Set(fewer.map(foundKey));
      const rest = new Map([...found].filter(([key]) => !left.has(key)));
      change({ found: rest, here, next: sectionIds.scan, last: new Set() });
    },
  };
}

function saidOf({ moved }: OpenedDocument, { revision, last }: Asked): string {
  if (revision === 0) return '';
  const [first, ...others] = moved.filter(({ of }) => of.some((each) => last.has(foundKey(each))));
  if (!first) return 'It stays as text';
  if (others.length > 0) return `${countOf(others.length + 1, 'secret')} go to the vault`;
  return `${'name' in first.place ? first.place.name : first.label} goes to the vault`;
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
