import { useLocation, useSearchParams } from 'react-router';

/** Whether the levers stand open beside the page, and what opens and closes them. The address says it, as of any inspector. */
export function useOpenLevers(): { readonly areOpen: boolean; readonly setOpen: (areOpen: boolean) => void } {
  const [search, setSearch] = useSearchParams();
  // What the page was told on the way to it is told still: that the browser blocked the window.
  const { state } = useLocation();
  const setOpen = (open: boolean) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (open) after.set('panel', 'levers');
        else after.delete('panel');
        return after;
      },
      { replace: true, state },
    );
  return { areOpen: search.get('panel') === 'levers', setOpen };
}
