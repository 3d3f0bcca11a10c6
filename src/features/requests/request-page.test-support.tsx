import { screen } from '@testing-library/react';
import { type Showing, setUpPages } from '#queries/pages.test-support.tsx';
import { createTestClock } from '#ui/clock.test-support.ts';
import { ClockContext } from '#ui/clock.ts';
import { RequestPage } from './request-page.tsx';

/** Where the request page stands. */
export const path = '/requests/scratch/first';

/** Registers the hooks of a test file and gives what opens pages, and the request page over a finished run. */
export function setUpRequests() {
  const openPages = setUpPages();
  const openRequest = async () => {
    const pages = await openPages();
    const token = await pages.walkToToken();
    const time = createTestClock(token.receivedAt);
    const show = (showing: Partial<Showing> = {}) =>
      pages.show(<RequestPage />, {
        path,
        around: (page) => <ClockContext value={time.clock}>{page}</ClockContext>,
        ...showing,
      });
    const apiCalls = () => pages.browser.network.sent.filter(({ url }) => url.endsWith('/api/me'));
    return { ...pages, token, time, show, apiCalls };
  };
  return { openPages, openRequest };
}

/** A button by its name. One Send stands in the bar and one below it, for narrow screens. */
export async function button(name: string | RegExp): Promise<HTMLElement> {
  return (await screen.findAllByRole('button', { name }))[0] as HTMLElement;
}
