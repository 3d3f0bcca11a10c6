import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { CallOptions, CallProgress } from '#flows/perform-call.ts';

/** A mutation that makes calls: tells how far they have come, and can be cancelled. */
export function useCall<Input, Result>(work: (input: Input, options: CallOptions) => Promise<Result>) {
  const running = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<CallProgress | null>(null);
  const mutation = useMutation({
    mutationFn: async (input: Input) => {
      const press = new AbortController();
      running.current = press;
      try {
        return await work(input, { signal: press.signal, onProgress: setProgress });
      } finally {
        setProgress(null);
      }
    },
  });
  const cancel = useCallback(() => running.current?.abort(), []);
  return { ...mutation, progress, cancel };
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
