import { renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { staleKeys } from './keys.ts';
import { meanwhile, setUpPages } from './pages.test-support.tsx';
import { createQueryClient } from './query-client.ts';
import { useRun } from './runs.ts';
import { useServices } from './services-context.ts';
import { useTokens } from './tokens.ts';

const openPages = setUpPages();

function Tokens() {
  const tokens = useTokens().data?.tokens;
  return <output>{tokens ? `${tokens.length} tokens` : 'loading'}</output>;
}

function Run({ id }: { id: string }) {
  const run = useRun(id);
  return <output>{run.isPending ? 'loading' : (run.data?.run.outcome.kind ?? 'none')}</output>;
}

test('what another tab stores shows up by itself', async () => {
  const { browser, show, complete, beginAnswered } = await openPages();
  const { container } = show(<Tokens />, { path: '/' });
  await waitFor(() => expect(container.textContent).toBe('0 tokens'));
  const { runId } = await beginAnswered();
  await meanwhile(() => complete(runId));
  await waitFor(() => expect(container.textContent).toBe('1 tokens'));
  expect(browser.tokenRequests()).toHaveLength(1);
});

test('what is stored while the first read is under way is not lost', async () => {
  const { browser, show, complete, beginAnswered } = await openPages();
  const { runId } = await beginAnswered();
  const { vault } = browser.services;
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  const loadTokens = vi.fn(vault.loadTokens).mockImplementationOnce(async () => {
    const empty = await vault.loadTokens();
    await isReleased;
    return empty;
  });
  const services = { ...browser.services, vault: { ...vault, loadTokens } };
  const { container } = show(<Tokens />, { path: '/', services });
  expect(container.textContent).toBe('loading');
  await meanwhile(() => complete(runId));
  await waitFor(() => expect(container.textContent).toBe('1 tokens'));
  await meanwhile(() => release());
  expect(container.textContent).toBe('1 tokens');
  expect(loadTokens).toHaveBeenCalledTimes(2);
});

test('a run follows its outcome', async () => {
  const { show, complete, beginAnswered } = await openPages();
  const { runId } = await beginAnswered();
  const { container } = show(<Run id={runId} />, { path: '/' });
  await waitFor(() => expect(container.textContent).toBe('waiting'));
  await meanwhile(() => complete(runId));
  await waitFor(() => expect(container.textContent).toBe('exchanged'));
});

test.each([
  ['profile', [['profile'], ['run'], ['token'], ['context'], ['issuances']]],
  ['run', [['run', '1']]],
  ['attempt', [['run', '1']]],
  ['token', [['token'], ['run'], ['context'], ['issuances']]],
  ['environment', [['environment'], ['context']]],
  ['call', [['call'], ['issuances']]],
] as const)('a change of a %s makes stale what shows it', (store, stale) => {
  expect(staleKeys({ store, id: '1' })).toEqual([...stale, ['sharing'], ['home'], ['review'], ['usage']]);
});

test('queries work offline, repeat nothing, and go stale by changes only', () => {
  expect(createQueryClient().getDefaultOptions()).toMatchObject({
    queries: { networkMode: 'always', retry: false, staleTime: Number.POSITIVE_INFINITY },
    mutations: { networkMode: 'always', retry: false },
  });
});

test('services outside of the app are a bug', () => {
  expect(() => renderHook(() => useServices())).toThrow('no services');
});
