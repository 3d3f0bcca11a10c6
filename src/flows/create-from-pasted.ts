import type { Proposal } from '#formats/proposal.ts';
import { completeProfile } from '#providers/complete-profile.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { storeProfile } from './store-profile.ts';

/**
 * Makes a profile of what a paste says, and gives its id.
 * 1. Fill what the paste leaves open by its provider's preset, just as it was shown.
 * 2. Seal the secrets that stand in it. At the practice provider its own client has a secret on file.
 * 3. Store all together, under a name that is free.
 */
export async function createFromPasted(services: ConsoleServices, proposal: Proposal): Promise<string> {
  const { profile, origin, clientSecret, password } = completeProfile(proposal, services.origins);
  const pasted = (field: Proposal['secrets'][number]['field']) =>
    proposal.secrets.find((each) => each.field === field)?.text ?? null;
  const secrets = {
    clientSecret: pasted('clientSecret') ?? clientSecret,
    password: pasted('password') ?? password,
    startingRefreshToken: pasted('startingRefreshToken'),
  };
  const made = { id: freshId(services), createdAt: services.now() };
  return storeProfile(services, { fields: { ...profile, preset: origin }, secrets }, made);
}
