import { useEffect, useRef } from 'react';
import { useParams, useSearchParams } from 'react-router';

/** Whether the environment stands beside the request: the address says so. */
export function useEnvironmentPanel() {
  const [search, setSearch] = useSearchParams();
  const isOpen = search.get('panel') === panel;
  const show = (shows: boolean) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('variable');
      if (shows) next.set('panel', panel);
      else next.delete('panel');
      return next;
    });
  /** The variable that is asked for, `null` for none in particular. */
  const asked = search.get('variable');
  return { isOpen, asked, open: () => show(true), close: () => show(false) };
}

const panel = 'environment';

/** Leaves the environment open where one goes on to another request: its address knows nothing of a panel. */
export function useKeptPanel(): void {
  const { requestId } = useParams();
  const [search, setSearch] = useSearchParams();
  const isOpen = search.get('panel') === panel;
  const before = useRef({ requestId, isOpen });
  useEffect(() => {
    const wasOpen = before.current.isOpen && before.current.requestId !== requestId;
    before.current = { requestId, isOpen: isOpen || wasOpen };
    if (wasOpen && !isOpen) setSearch((now) => new URLSearchParams([...now, ['panel', panel]]), { replace: true });
  }, [requestId, isOpen, setSearch]);
}
