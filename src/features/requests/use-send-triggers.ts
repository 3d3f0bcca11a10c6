import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useCommands } from '#ui/commands.ts';

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
  /** What Send does now: "Refresh and send". */
  readonly name?: string | undefined;
  readonly send: () => void;
  readonly cancel: (() => void) | undefined;
}

/** ⌘↵ (Ctrl outside macOS) sends, once per press; Esc stops a running call. */
export function useSendKeys({ name = 'Send request', send, cancel }: SendActs): void {
  useCommands([
    {
      id: 'send',
      name,
      group: 'Actions',
      keys: ['⌘', '↵'],
      isPrimary: true,
      isAvailable: !cancel,
      run: send,
    },
    {
      id: 'cancel-call',
      name: 'Cancel the call',
      group: 'Actions',
      keys: ['Esc'],
      isForFieldsToo: true,
      isAvailable: cancel !== undefined,
      run: () => cancel?.(),
    },
  ]);
}
