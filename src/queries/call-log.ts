import { useMutation, useQuery } from '@tanstack/react-query';
import { deleteCalls } from '#flows/delete-calls.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** Every call, newest first, by what can be told without opening it. */
export function useCallLog() {
  const { vault } = useServices();
  return useQuery({ queryKey: keys.callLog, queryFn: () => vault.loadCallLog() });
}

/**
 * Deletes every call, bodies included, for good.
 * @param onCleared is called even where the control that was pressed went with the calls.
 */
export function useClearCalls(onCleared?: () => void) {
  const { vault } = useServices();
  return useMutation({ mutationFn: () => vault.clearCalls(), onSuccess: () => onCleared?.() });
}

/** Deletes calls; gives the way back. */
export function useDeleteCalls() {
  const services = useServices();
  return useMutation({ mutationFn: (callIds: readonly string[]) => deleteCalls(services, callIds) });
}
