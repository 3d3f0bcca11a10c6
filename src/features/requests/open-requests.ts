import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { preferences } from '#queries/preferences.ts';

interface OpenRequests {
  /** Ids of the open requests, in the order of their tabs. */
  readonly tabs: readonly string[];
  /** The one looked at last; `null` for none. */
  readonly current: string | null;
  /** Which groups of the tree were opened or closed by hand. */
  readonly groups: Readonly<Record<string, boolean>>;
}

/** Which requests are open in this browser, and which folders: no document, so it is kept as a preference. */
export const useOpenRequests = create<OpenRequests>()(
  persist((): OpenRequests => ({ tabs: [], current: null, groups: {} }), {
    name: 'requests',
    storage: createJSONStorage(() => preferences),
  }),
);

/** Opens a tab at the end unless there is one, and makes it the one looked at last. */
export function openTab(id: string): void {
  useOpenRequests.setState(({ tabs }) => ({ tabs: tabs.includes(id) ? tabs : [...tabs, id], current: id }));
}

/** Closes a tab and gives the id of the one to look at next: its right neighbour, else its left, else `null`. */
export function closeTab(id: string): string | null {
  const { tabs, current } = useOpenRequests.getState();
  const at = tabs.indexOf(id);
  const next = tabs[at + 1] ?? tabs[at - 1] ?? null;
  useOpenRequests.setState({ tabs: tabs.filter((each) => each !== id), current: current === id ? next : current });
  return next;
}

/** Moves a tab to where another one stands. */
export function moveTab(id: string, toId: string): void {
  useOpenRequests.setState(({ tabs }) => {
    const to = tabs.indexOf(toId);
    return to === -1 || !tabs.includes(id) ? {} : { tabs: tabs.filter((each) => each !== id).toSpliced(to, 0, id) };
  });
}

/** Opens or closes a group of the tree. */
export function setGroupOpen(ids: readonly string[], isOpen: boolean): void {
  useOpenRequests.setState(({ groups }) => ({
    groups: { ...groups, ...Object.fromEntries(ids.map((id) => [id, isOpen])) },
  }));
}
