import { useChangeVariable, useRemoveVariable, type VariableAddress } from '#queries/environments.ts';
import { offerUndo } from '#ui/offer-undo.ts';

/** What can be done with one variable. */
export function useVariableActs(address: VariableAddress) {
  const change = useChangeVariable();
  const erase = useRemoveVariable();
  return {
    toggle: (isEnabled: boolean) => change.mutate({ ...address, kind: 'toggle', isEnabled }),
    setText: (text: string) => change.mutate({ ...address, kind: 'set-text', text }),
    makeSecret: () => change.mutate({ ...address, kind: 'make-secret' }),
    makePlain: () => change.mutate({ ...address, kind: 'make-plain' }),
    removeOrigin: (origin: string) => change.mutate({ ...address, kind: 'remove-origin', origin }),
    /** At once, and with Undo. `onRemoved` comes while its row is still there. */
    remove: (onRemoved: () => void) =>
      void erase
        .mutateAsync(address)
        .then(({ undo }) => {
          onRemoved();
          offerUndo({ message: `Deleted “${address.name}”`, isDeletion: true, undo });
        })
        // The row says why it failed.
        .catch(() => undefined),
    error: change.error ?? erase.error,
  };
}
