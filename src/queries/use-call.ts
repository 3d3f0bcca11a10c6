import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveCall } from '#call/live-call.ts';
import type { CallOptions, CallProgress } from '#flows/perform-call.ts';

/** A mutation that makes calls: tells how far they have come and what has arrived, and can be cancelled. */
export function useCall<Input, Result>(work: (input: Input, options: CallOptions) => Promise<Result>) {
  const running = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<CallProgress | null>(null);
  const { live, onLive, endLive } = useLive();
  const mutation = useMutation({
    mutationFn: async (input: Input) => {
      const press = new AbortController();
      running.current = press;
      try {
        return await work(input, { signal: press.signal, onProgress: setProgress, onLive });
      } finally {
        setProgress(null);
        endLive();
      }
    },
  });
  const cancel = useCallback(() => running.current?.abort(), []);
  return { ...mutation, progress, live, cancel };
}

/** A call under way, read once per frame however many pieces arrive in between; `null` while there is none. */
function useLive() {
  const [live, setLive] = useState<LiveCall | null>(null);
  const latest = useRef<{ read: (() => LiveCall) | null; frame: number | null }>({ read: null, frame: null });
  const endLive = useCallback(() => {
    if (latest.current.frame !== null) cancelAnimationFrame(latest.current.frame);
    latest.current = { read: null, frame: null };
    setLive(null);
  }, []);
  const onLive = useCallback((read: () => LiveCall) => {
    latest.current.read = read;
    latest.current.frame ??= requestAnimationFrame(() => {
      latest.current.frame = null;
      setLive(latest.current.read?.() ?? null);
    });
  }, []);
  useEffect(() => endLive, [endLive]);
  return { live, onLive, endLive };
}

/**
 * A mutation whose input is a secret. The cache of mutations keeps what each was given: here that is a function, with
 * nothing in it to read, and it goes with the page.
 */
export function useSecretMutation<Input, Result>(work: (input: Input) => Promise<Result>) {
  const mutation = useMutation({ mutationFn: (run: () => Promise<Result>) => run(), gcTime: 0 });
  const { variables: _, mutate, mutateAsync, ...state } = mutation;
  return {
    ...state,
    mutate: (input: Input, options?: Parameters<typeof mutate>[1]) => mutate(() => work(input), options),
    mutateAsync: (input: Input) => mutateAsync(() => work(input)),
  };
}
