import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { moveToVault, type VaultMove } from '#flows/move-to-vault.ts';
import { offerShare, type ShareOffer } from '#flows/offer-share.ts';
import type { ShareWish } from '#flows/share-items.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';
import { useSecretMutation } from './use-call.ts';

/** A collection, a folder or request of it, or a profile. */
export type ShareSubject = ShareWish['what'];

/** What is handed over. */
export type Shared = Extract<ShareOffer, { kind: 'shared' }>;

/** What would be handed over as things are now; the one before it while the next is made. */
export function useShareOffer(wish: ShareWish) {
  const services = useServices();
  return useQuery({
    queryKey: [...keys.sharing, wish],
    queryFn: () => offerShare(services, wish),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Where this console is: links to it open in any running one. */
export function useConsoleOrigin(): string {
  return useServices().origins.console;
}

/** Moves a secret that stands in what is shared into the vault. Gives the way back. */
export function useMoveToVault() {
  const services = useServices();
  return useSecretMutation((move: VaultMove) => moveToVault(services, move));
}
