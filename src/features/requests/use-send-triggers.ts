import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** "Send first request" on the run's page sends: once, and not again on a reload. */
export function useSendOnArrival(send: () => void) {
  const location = useLocation();
  const navigate = useNavigate();
  const isSent = useRef(false);
  const state: unknown = location.state;
  const isAsked = typeof state === 'object' && state !== null && 'sendOnArrival' in state;
  useEffect(() => {
    if (!isAsked || isSent.current) return;
    isSent.current = true;
    void navigate({ search: location.search }, { replace: true, state: null });
    send();
  }, [isAsked, location.search, navigate, send]);
}

/** What the keys do: `cancel` is there while a call is under way. */
export interface SendActs {
  readonly send: () => void;
  readonly cancel: (() => void) | undefined;
}

/** ⌘↵ (Ctrl outside macOS) sends, once per press; Esc stops a running call. */
export function useSendKeys({ send, cancel }: SendActs): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented) return;
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !cancel) {
        event.preventDefault();
        send();
      }
      if (event.key === 'Escape') cancel?.();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [send, cancel]);
}
