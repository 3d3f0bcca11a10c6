import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SecretRef } from '#call/secret-ref.ts';
import { changeProfile, type ProfileChange } from '#flows/change-profile.ts';
import { createProfile, type NewProfile } from '#flows/create-profile.ts';
import { deleteProfile } from '#flows/delete-profile.ts';
import { type ProfileSecret, setProfileSecret } from '#flows/profile-secrets.ts';
import { revealSecret } from '#flows/reveal-secret.ts';
import { useServices } from './services-context.ts';
import { useSecretMutation } from './use-call.ts';

/** Makes a profile; gives its id. */
export function useCreateProfile() {
  const services = useServices();
  return useMutation({ mutationFn: (wish: NewProfile) => createProfile(services, wish) });
}

/** Changes fields of a profile, secrets left alone. */
export function useChangeProfile() {
  const services = useServices();
  return useMutation({ mutationFn: (change: ProfileChange) => changeProfile(services, change) });
}

/** Puts a secret into a profile, or takes it out. */
export function useSetProfileSecret() {
  const services = useServices();
  return useSecretMutation((secret: ProfileSecret) => setProfileSecret(services, secret));
}

/** Opens one secret: for component-local state only. */
export function useRevealSecret(): (ref: SecretRef) => Promise<string> {
  const services = useServices();
  return useCallback((ref) => revealSecret(services, ref), [services]);
}

/** Deletes a profile with its tokens, runs and secrets. Gives how many tokens went with it, and the way back. */
export function useDeleteProfile() {
  const services = useServices();
  return useMutation({ mutationFn: (profileId: string) => deleteProfile(services, profileId) });
}
