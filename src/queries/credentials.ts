import { putCredential } from '#flows/put-credential.ts';
import { useServices } from './services-context.ts';
import { useSecretMutation } from './use-call.ts';

/** Puts a password, token or key that was typed into a request into the vault; gives the handle that stands for it. */
export function usePutCredential() {
  const services = useServices();
  return useSecretMutation((wish: { label: string; text: string }) => putCredential(services, wish));
}
