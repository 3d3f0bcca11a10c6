import type { Collection } from '#collection/collection.ts';
import { CloseDialog } from './close-dialog.tsx';
import { SaveDialog } from './save-dialog.tsx';
import type { useTabActs } from './use-tab-acts.ts';

export interface TabDialogsProps {
  acts: ReturnType<typeof useTabActs>;
  collections: readonly Collection[];
  nameOfId: (id: string) => string;
}

/** What is asked of an open request: where it is saved, and what becomes of its changes when it closes. */
export function TabDialogs({ acts, collections, nameOfId }: TabDialogsProps) {
  const { asking, closingId } = acts;
  return (
    <>
      {asking && (
        <SaveDialog
          name={nameOfId(asking.id)}
          collections={collections}
          failure={acts.saving.error?.message}
          isPending={acts.saving.isPending}
          isDeleted={asking.isDeleted}
          onSave={(name, place) => acts.save(asking.id, { closes: asking.closes, as: { ...place, name } })}
          onClose={acts.endAsking}
        />
      )}
      {closingId && (
        <CloseDialog
          name={nameOfId(closingId)}
          onSave={() => {
            acts.endClosing();
            acts.save(closingId, { closes: true });
          }}
          onDiscard={() => {
            acts.endClosing();
            void acts.discard(closingId);
            acts.closeNow(closingId);
          }}
          onClose={acts.endClosing}
        />
      )}
    </>
  );
}
