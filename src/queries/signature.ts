import { useQuery } from '@tanstack/react-query';
import { checkSignature } from '#flows/check-signature.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/**
 * What was found of a token's signatures. Nothing is asked before `check` is pressed; the verdict stays for as long as
 * the page is open.
 */
export function useCheckSignature(tokenId: string) {
  const services = useServices();
  const query = useQuery({
    queryKey: keys.signature(tokenId),
    queryFn: ({ signal }) => checkSignature(services, tokenId, { signal }),
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return { ...query, check: () => void query.refetch() };
}
