import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { expect, test, vi } from 'vitest';
import type { Collection } from '#collection/collection.ts';
import { sharedRequest } from '#collection/document.test-support.ts';
import type { CallProgress } from '#flows/perform-call.ts';
import { type FirstSend, sendFirst } from '#flows/send-first.test-support.ts';
import type { Listing } from '#vault/vault.ts';
import { useCollections } from './collections.ts';
import { followChanges } from './follow-changes.ts';
import { keys } from './keys.ts';
import { meanwhile, setUpPages } from './pages.test-support.tsx';
import { useCreateProfile, useDeleteProfile, useRevealSecret, useSetProfileSecret } from './profile-acts.ts';
import { useProfile, useProfiles } from './profiles.ts';
import { createQueryClient } from './query-client.ts';
import { useAcceptDocument } from './review.ts';
import { usePaste, useReceiveResponse, useRun } from './runs.ts';
import { ServicesContext, useServices } from './services-context.ts';
import { useCheckSignature } from './signature.ts';
import { useDeleteToken } from './token-acts.ts';
import { useUsableToken } from './token-supply.ts';
import { useTokens } from './tokens.ts';
import { useCall } from './use-call.ts';

const openPages = setUpPages();

type Pages = Awaited<ReturnType<typeof openPages>>;

/** Renders hooks as a page would use them, in step with the vault. */
function hooksIn<T>({ browser }: Pages, use: () => T) {
  const client = createQueryClient();
  const stop = followChanges(browser.services.vault, client);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <ServicesContext value={browser.services}>
      <QueryClientProvider client={client}>
        <MemoryRouter>{children}</MemoryRouter>
      </QueryClientProvider>
    </ServicesContext>
  );
  const { result, unmount } = renderHook(use, { wrapper });
  /** Everything that the cache holds: of queries, and of mutations what they were given, too. */
  const cached = () => [
    client
      .getQueryCache()
      .getAll()
      .map(({ state }) => state),
    client
      .getMutationCache()
      .getAll()
      .map(({ state }) => state),
  ];
  const end = () => {
    stop();
    unmount();
  };
  return { result, cached, end };
}

test('R28: a secret that is typed, and one that is revealed, stay out of the cache', async () => {
  const pages = await openPages();
  const { profileId } = await pages.beginAs('web');
  const { result, cached, end } = hooksIn(pages, () => ({
    set: useSetProfileSecret(),
    profile: useProfile(profileId),
    reveal: useRevealSecret(),
  }));
  const text = 'a-client-secret-that-was-typed';
  await act(() => result.current.set.mutateAsync({ id: profileId, field: 'clientSecret', text }));
  await waitFor(() => expect(result.current.profile.data?.clientSecret?.lastFour).toBe('yped'));
  const { clientSecret } = result.current.profile.data ?? {};
  expect(clientSecret && (await result.current.reveal(clientSecret))).toBe(text);
  pages.browser.provider.secrets.add(text);
  expect(result.current.set.isSuccess).toBe(true);
  expect(pages.leaksIn(cached())).toEqual([]);
  end();
});

test('R28: a pasted text and a response at the callback stay out of the cache', async () => {
  const pages = await openPages();
  const redirect = { kind: 'custom', uri: 'https://app.example/signed-in' } as const;
  const first = await pages.beginAs('web', { redirect });
  const second = await pages.begin();
  const { result, cached, end } = hooksIn(pages, () => ({
    paste: usePaste(),
    receive: useReceiveResponse(),
    run: useRun(first.runId),
  }));
  const { allow } = pages.browser.provider;
  const text = `${redirect.uri}?${new URLSearchParams(allow(first.consentUrl))}`;
  expect(await act(() => result.current.paste.mutateAsync({ runId: first.runId, text }))).toEqual({ kind: 'taken' });
  await act(() => result.current.receive.mutateAsync(allow(second.consentUrl)));
  await waitFor(() => expect(result.current.run.data?.run.outcome.kind).toBe('captured'));
  expect(pages.browser.provider.secrets.size).toBeGreaterThan(2);
  expect(pages.leaksIn(cached())).toEqual([]);
  end();
});

test('R24, R28: a signature is checked on a press; the verdict stays and holds nothing of the token', async () => {
  const pages = await openPages();
  const { id } = await pages.walkToToken();
  const { result, cached, end } = hooksIn(pages, () => useCheckSignature(id));
  expect(result.current.data).toBeUndefined();
  act(() => result.current.check());
  await waitFor(() => expect(result.current.data?.access.kind).toBe('verified'));
  expect(pages.leaksIn(cached())).toEqual([]);
  end();
});

test('a call says how far it has come, and is given up by its own cancel', async () => {
  const pages = await openPages();
  const { id: tokenId } = await pages.walkToToken();
  const seen: (CallProgress | null)[] = [];
  const { result, end } = hooksIn(pages, () => {
    const services = useServices();
    const send = useCall((wish: FirstSend, options) => sendFirst(services, wish, options));
    if (seen.at(-1) !== send.progress) seen.push(send.progress);
    return send;
  });
  const { locks } = pages.browser.services;
  const frees: (() => void)[] = [];
  const busy = [1, 2, 3, 4].map((slot) =>
    locks.withLock(`call:${slot}`, () => new Promise<void>((free) => frees.push(free))),
  );
  await vi.waitFor(() => expect(frees).toHaveLength(4));
  act(() => result.current.mutate({ tokenId }));
  await waitFor(() => expect(result.current.progress).toBe('waiting'));
  const held = pages.browser.network.holdNext();
  await meanwhile(() => frees[0]?.());
  await meanwhile(() => held.isMade);
  await waitFor(() => expect(result.current.progress).toBe('sending'));
  act(() => result.current.cancel());
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(seen).toEqual([null, 'waiting', 'sending', null]);
  for (const free of frees) free();
  await Promise.all(busy);
  end();
});

test('profiles are listed as they come and go, and undo brings one back', async () => {
  const pages = await openPages();
  const { result, end } = hooksIn(pages, () => ({
    list: useProfiles(),
    create: useCreateProfile(),
    remove: useDeleteProfile(),
  }));
  const ids = () => result.current.list.data?.records.map(({ id }) => id);
  await waitFor(() => expect(ids()).toEqual([]));
  const id = await act(() => result.current.create.mutateAsync({ kind: 'practice', which: 'native' }));
  await waitFor(() => expect(ids()).toEqual([id]));
  const { undo, tokens } = await act(() => result.current.remove.mutateAsync(id));
  expect(tokens).toBe(0);
  await waitFor(() => expect(ids()).toEqual([]));
  await meanwhile(undo);
  await waitFor(() => expect(ids()).toEqual([id]));
  end();
});

test('a token that is deleted goes from every list and from its run, and comes back', async () => {
  const pages = await openPages();
  const { id, profileId, runId } = await pages.walkToToken();
  const { result, end } = hooksIn(pages, () => ({
    tokens: useTokens(),
    usable: useUsableToken(profileId),
    run: useRun(runId ?? ''),
    remove: useDeleteToken(),
  }));
  const seen = () => {
    const { tokens, usable, run } = result.current;
    return [tokens.data?.tokens.length, usable.data?.id, run.data?.token?.id];
  };
  await waitFor(() => expect(seen()).toEqual([1, id, id]));
  const { undo } = await act(() => result.current.remove.mutateAsync(id));
  await waitFor(() => expect(seen()).toEqual([0, undefined, undefined]));
  await meanwhile(undo);
  await waitFor(() => expect(seen()).toEqual([1, id, id]));
  end();
});

test('a usable token that dies is no longer offered, without anything being stored', async () => {
  const pages = await openPages();
  pages.browser.provider.behaviour.accessTokenSeconds = 0.2;
  const { profileId } = await pages.walkToToken();
  const { result, end } = hooksIn(pages, () => useUsableToken(profileId));
  await waitFor(() => expect(result.current.data).not.toBeNull());
  pages.browser.advance(1000);
  await waitFor(() => expect(result.current.data).toBeNull());
  end();
});

test('a document that is taken back is gone from the list of collections by then, however long that takes to read', async () => {
  const pages = await openPages();
  const { vault } = pages.browser.services;
  const { result, end } = hooksIn(pages, () => ({
    accept: useAcceptDocument(),
    collections: useCollections(),
    client: useQueryClient(),
  }));
  const listed = () =>
    result.current.client.getQueryData<Listing<Collection>>(keys.collections)?.records.map(({ id }) => id) ?? [];
  const items = [sharedRequest('list', { name: 'List items', url: 'https://api.example/items' })];
  const collection = {
    id: 'items',
    name: 'Items',
    auth: { kind: 'none' } as const,
    variables: [],
    notes: '',
    isPart: false,
    items,
  };
  const document = { profiles: [], environments: [], collection };
  const choices = { how: 'add', bindings: {}, secrets: [], values: [], keeps: [], chosen: [], imported: null } as const;
  const accepted = await act(() => result.current.accept.mutateAsync({ document, ...choices }));
  await waitFor(() => expect(listed()).toContain('items'));

  const read = vault.loadCollections;
  vi.spyOn(vault, 'loadCollections').mockImplementation(async () => {
    const listing = await read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return listing;
  });
  await act(() => accepted.undo());
  expect(listed()).not.toContain('items');
  end();
});
