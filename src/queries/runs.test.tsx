import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { setUpPages } from './pages.test-support.tsx';
import { useKeepRun } from './runs.ts';

const openPages = setUpPages();

function Kept({ id, isThere = true }: { id: string; isThere?: boolean }) {
  return <output>{useKeepRun(id, isThere)?.message ?? 'going on'}</output>;
}

/** A run that stops at once, its answer being in and nothing to be stored. */
async function openStopping() {
  const { begin, beginAnswered, browser, show } = await openPages();
  const stopping = (await beginAnswered()).runId;
  const waiting = (await begin()).runId;
  const put = vi.fn(() => Promise.reject(new Error('no room left')));
  const services = { ...browser.services, vault: { ...browser.services.vault, put } };
  return { stopping, waiting, put, services, show };
}

test('what stopped one run is not said of the next', async () => {
  const { stopping, waiting, services, show } = await openStopping();
  show(<Switching ids={[stopping, waiting]} />, { path: '/', services });
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('no room left'));
  fireEvent.click(screen.getByRole('button'));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('going on'));
});

test('a run that is gone did not stop: its page says that it is gone', async () => {
  const { browser, show } = await openPages();
  const loadRun = vi.fn(browser.services.vault.loadRun);
  const services = { ...browser.services, vault: { ...browser.services.vault, loadRun } };
  show(<Kept id="nowhere" />, { path: '/', services });
  await waitFor(() => expect(loadRun).toHaveBeenCalledTimes(2));
  await act(() => Promise.allSettled(loadRun.mock.results.map(({ value }) => value)));
  expect(screen.getByRole('status').textContent).toBe('going on');
});

test('what stopped a run is forgotten when the run goes and comes back', async () => {
  const { stopping, put, services, show } = await openStopping();
  show(<Blinking id={stopping} />, { path: '/', services });
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('no room left'));
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('status').textContent).toBe('going on');
  put.mockImplementation(() => new Promise<never>(() => {}));
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('status').textContent).toBe('going on');
});

function Blinking({ id }: { id: string }) {
  const [isThere, setThere] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setThere(!isThere)}>
        go or come
      </button>
      <Kept id={id} isThere={isThere} />
    </>
  );
}

function Switching({ ids }: { ids: readonly string[] }) {
  const [place, setPlace] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setPlace(1)}>
        next
      </button>
      <Kept id={ids[place] ?? ''} />
    </>
  );
}
