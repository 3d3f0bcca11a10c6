import type { Credential } from '#collection/auth.ts';
import { newSecret } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';

/**
 * Puts something secret that a request proves itself with into the vault.
 * @param label what it is, in the field's words: "password", "API key".
 */
export async function putCredential(
  services: ConsoleServices,
  { label, text }: { readonly label: string; readonly text: string },
): Promise<Credential> {
  const secret = newSecret(label, text, () => freshId(services));
  await services.vault.put([{ kind: 'secret', secret }]);
  return { kind: 'secret', secret: secret.ref };
}
