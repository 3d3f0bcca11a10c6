import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { sendFirst } from '#flows/send-first.test-support.ts';
import { patient, walkToToken } from '#flows/walk.test-support.ts';
import { useCallLog, useClearCalls, useDeleteCalls } from './call-log.ts';
import { followChanges } from './follow-changes.ts';
import { setUpPages } from './pages.test-support.tsx';
import { preferences } from './preferences.ts';
import { createQueryClient } from './query-client.ts';
import { ServicesContext } from './services-context.ts';
import { followStorageBudget, useBudget, useClearAll, useSetBudget, useUsage } from './storage.ts';

const openPages = setUpPages();

/** The storage hooks on a browser with a token and two calls to an API. */
async function openStorage() {
  preferences.removeItem('storage-budget');
  const { browser } = await openPages();
  const { id } = await walkToToken(browser);
  for (let count = 0; count < 2; count += 1) await sendFirst(browser.services, { tokenId: id }, patient);
  const client = createQueryClient();
  const stop = [followChanges(browser.services.vault, client), followStorageBudget(browser.services)];
  const wrapper = ({ children }: { children: ReactNode }) => (
    <ServicesContext value={browser.services}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </ServicesContext>
  );
  const use = () => ({
    ...{ log: useCallLog(), deletion: useDeleteCalls(), clearing: useClearCalls(), clearingAll: useClearAll() },
    ...{ usage: useUsage(), budget: useBudget(), setBudget: useSetBudget() },
  });
  const { result, unmount } = renderHook(use, { wrapper });
  await waitFor(() => expect(result.current.usage.data?.calls.count).toBe(3));
  const end = () => {
    for (const each of stop) each();
    unmount();
  };
  return { result, services: browser.services, end };
}

test('usage and log follow what is deleted, brought back and cleared', async () => {
  const { result, end } = await openStorage();
  const [latest] = result.current.log.data ?? [];
  const undo = await act(() => result.current.deletion.mutateAsync([latest?.id ?? '']));
  await waitFor(() => expect(result.current.usage.data?.calls.count).toBe(2));
  await act(() => undo());
  await waitFor(() => expect(result.current.log.data?.[0]).toEqual(latest));
  await act(() => result.current.clearing.mutateAsync());
  await waitFor(() => expect([result.current.log.data, result.current.usage.data?.calls.count]).toEqual([[], 0]));
  expect(result.current.usage.data?.tokens.count).toBe(1);
  end();
});

test('the budget is 500 MB until another is chosen, and that is remembered', async () => {
  const { result, end } = await openStorage();
  await waitFor(() => expect(result.current.budget.data).toBe(500_000_000));
  await act(() => result.current.setBudget.mutateAsync(100_000_000));
  await waitFor(() => expect(result.current.budget.data).toBe(100_000_000));
  expect(preferences.getItem('storage-budget')).toBe('100000000');
  preferences.removeItem('storage-budget');
  end();
});

test('after everything was cleared nothing is left', async () => {
  const { result, services, end } = await openStorage();
  await act(() => result.current.clearingAll.mutateAsync());
  await expect(services.vault.loadTokens()).rejects.toMatchObject({ reason: 'closed' });
  end();
});
