import type { SecretRef } from '#call/secret-ref.ts';
import type { Binding } from '#collection/obstacle.ts';
import type { Variable } from '#collection/variable.ts';
import { SecretMissing } from '#vault/errors.ts';
import { bindToken } from './bind-token.ts';
import { changeVariables } from './change-variables.ts';
import type { ConsoleServices } from './console-services.ts';
import { profileLock, secretLock } from './lock-names.ts';

/**
 * Binds a secret to one more origin (R27): by its first own send, or on a press of Allow. What was deleted meanwhile
 * needs no binding.
 */
export async function bindSecret(services: ConsoleServices, { secret, origin }: Binding): Promise<void> {
  switch (secret.kind) {
    case 'token':
      return bindToken(services, secret, origin);
    case 'password':
      return bindProfile(services, secret.profileId, origin);
    case 'credential':
      return bindCredential(services, secret.secret, origin);
    case 'variable':
      await changeVariables(services, secret.owner, (variables) => ({
        variables: bindIn(variables, secret.name, origin),
      }));
  }
}

async function bindProfile(services: ConsoleServices, profileId: string, origin: string): Promise<void> {
  await services.locks.withLock(profileLock(profileId), async () => {
    const profile = await services.vault.loadProfile(profileId);
    if (!profile) return;
    const tokenOrigins = withOrigin(profile.tokenOrigins, origin);
    await services.vault.put([{ kind: 'profile', profile: { ...profile, tokenOrigins } }]);
  });
}

async function bindCredential({ locks, vault }: ConsoleServices, ref: SecretRef, origin: string): Promise<void> {
  await locks.withLock(secretLock(ref.id), async () => {
    try {
      const bound = await vault.loadOriginsOf(ref);
      if (bound.includes(origin)) return;
      const value = await vault.open(ref);
      const origins = withOrigin(bound, origin);
      await vault.put([{ kind: 'secret', secret: { ref, value, origins } }]);
    } catch (error) {
      if (!(error instanceof SecretMissing)) throw error;
    }
  });
}

function bindIn(variables: readonly Variable[], name: string, origin: string): Variable[] {
  return variables.map((variable) => {
    const { value } = variable;
    if (variable.name !== name || value.kind !== 'secret') return variable;
    return { ...variable, value: { ...value, origins: withOrigin(value.origins, origin) } };
  });
}

function withOrigin(origins: readonly string[], origin: string): readonly string[] {
  return origins.includes(origin) ? origins : [...origins, origin];
}
