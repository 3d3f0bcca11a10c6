import { useDraftStore } from './draft-store.ts';

/** Says of unsaved changes whether a reload would bring them back. */
export function DraftWords({ id, isDraft }: { id: string; isDraft: boolean }) {
  const editing = useDraftStore(({ edited }) => edited[id]);
  if (!isDraft) return null;
  const isKept = editing?.isKept ?? true;
  return <span className="text-12 text-ink-3 max-md:hidden">{isKept ? 'Draft kept' : 'Keeping draft'}</span>;
}
