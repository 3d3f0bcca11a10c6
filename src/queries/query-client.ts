import { QueryClient } from '@tanstack/react-query';

/** The page's query client: works without a network, repeats nothing by itself, and goes stale on vault changes only. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Number.POSITIVE_INFINITY },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
