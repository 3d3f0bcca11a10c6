import { useMemo } from 'react';
import { type Adoption, adoptToken } from '#flows/adopt-token.ts';
import { createFromPasted } from '#flows/create-from-pasted.ts';
import { openFirstRequest } from '#flows/open-first-request.ts';
import type { Proposal } from '#formats/proposal.ts';
import { completeProfile } from '#providers/complete-profile.ts';
import { useServices } from './services-context.ts';
import { useSecretMutation } from './use-call.ts';

/** What a paste's profile will be: completed by its preset, with the addresses of this launch. Nothing is stored. */
export function useCompletedProfile(proposal: Proposal) {
  const { origins } = useServices();
  return useMemo(() => ({ ...completeProfile(proposal, origins), origins }), [proposal, origins]);
}

/** What is to become of a paste. */
interface PastedWish {
  readonly proposal: Proposal;
  /** Make the request of its API call, too. */
  readonly opensRequest: boolean;
}

/** Makes a profile of a paste. Gives its id, and the request that was made with it. */
export function useCreateFromPasted() {
  const services = useServices();
  return useSecretMutation(async ({ proposal, opensRequest }: PastedWish) => {
    const profileId = await createFromPasted(services, proposal);
    const request = opensRequest ? await openFirstRequest(services, { profileId }) : null;
    return { profileId, request };
  });
}

/** Takes a token that was pasted, and the call that carried it. Gives their ids. */
export function useAdoptToken() {
  const services = useServices();
  return useSecretMutation((adoption: Adoption) => adoptToken(services, adoption));
}
