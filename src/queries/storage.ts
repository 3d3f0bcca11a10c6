import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConsoleServices } from '#flows/console-services.ts';
import { budgetChoices, defaultBudgetBytes, followBudget, keepWithinBudget } from '#flows/keep-within-budget.ts';
import { keys } from './keys.ts';
import { preferences } from './preferences.ts';
import { useServices } from './services-context.ts';

const budgetName = 'storage-budget';

/** What bodies may take, bytes. What is no choice of this version is read as the default. */
function loadBudget(): number {
  const kept = Number(preferences.getItem(budgetName));
  return budgetChoices.find((each) => each === kept) ?? defaultBudgetBytes;
}

/** Keeps the bodies of calls within the budget from now on. Call the answer to stop. */
export function followStorageBudget(services: ConsoleServices): () => void {
  return followBudget(services, loadBudget);
}

/** How many of each kind are kept, and their bytes. */
export function useUsage() {
  const { vault } = useServices();
  return useQuery({ queryKey: keys.usage, queryFn: () => vault.loadUsage() });
}

/** What bodies may take, bytes: what there is to choose from. */
export const storageBudgets = budgetChoices;

/** What bodies may take, bytes: one of `budgetChoices`. */
export function useBudget() {
  return useQuery({ queryKey: keys.budget, queryFn: loadBudget });
}

/** Chooses another budget; bodies that are over it are dropped at once. */
export function useSetBudget() {
  const services = useServices();
  const client = useQueryClient();
  return useMutation({
    async mutationFn(budgetBytes: (typeof budgetChoices)[number]) {
      preferences.setItem(budgetName, `${budgetBytes}`);
      await client.invalidateQueries({ queryKey: keys.budget });
      await keepWithinBudget(services, budgetBytes);
    },
  });
}

/** Deletes everything, keys included; other tabs are told. Nothing here works after it: reload. */
export function useClearAll() {
  const { vault } = useServices();
  return useMutation({ mutationFn: () => vault.clearAll() });
}
