import { screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router';
import { afterEach } from 'vitest';
import type { Call } from '#call/call.ts';
import { type Showing, setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { useDraftStore } from './draft-store.ts';
import { FirstRequestPage } from './first-request-page.tsx';
import { useOpenRequests } from './open-requests.ts';
import { RequestsPage } from './requests-page.tsx';

/** Where the way to the first request begins, and what that and everything beyond stand on. */
export const path = { path: '/requests/*', at: '/requests/scratch/first' };

/** The first request's page, and where it leads. */
export function RequestPages() {
  return (
    <Routes>
      <Route path="scratch/first" element={<FirstRequestPage />} />
      <Route path=":collectionId?/:requestId?" element={<RequestsPage />} />
    </Routes>
  );
}

/** Registers the hooks of a test file and gives what opens pages, and the request page over a finished run. */
export function setUpRequests() {
  const openPages = setUpPages();
  afterEach(() => {
    useOpenRequests.setState({ tabs: [], current: null, groups: {} });
    useDraftStore.setState({ edited: {}, failure: null });
  });
  const openRequest = async () => {
    const pages = await openPages();
    const token = await pages.walkToToken();
    const time = createTestClock(token.receivedAt);
    const show = ({ page = <RequestPages />, ...showing }: Partial<Showing> & { page?: ReactElement } = {}) =>
      pages.show(page, {
        ...path,
        around: (page) => <ClockContext value={time.clock}>{page}</ClockContext>,
        ...showing,
      });
    const apiCalls = () => pages.browser.network.sent.filter(({ url }) => url.endsWith('/api/me'));
    /** Stores a call as one of the first request. */
    const putCall = async (call: Call) => {
      const requestId = (await pages.firstRequest('practice'))?.id ?? null;
      await pages.browser.services.vault.put([{ kind: 'call', call: { ...call, requestId } }]);
    };
    const send = async (tokenId: string) => {
      await pages.send(tokenId);
      const [call] = (await pages.browser.services.vault.loadApiCalls(1)).records;
      if (call) await putCall(call);
    };
    return { ...pages, token, time, show, apiCalls, putCall, send };
  };
  return { openPages, openRequest };
}

/** A button by its name. One Send stands in the bar and one below it, for narrow screens. */
export async function button(name: string | RegExp): Promise<HTMLElement> {
  return (await screen.findAllByRole('button', { name }))[0] as HTMLElement;
}

/** A tab of the call's parts: the request has some of the same names. */
export async function partTab(name: string | RegExp): Promise<HTMLElement> {
  return within(await screen.findByRole('tablist', { name: 'Parts of the call' })).getByRole('tab', { name });
}
