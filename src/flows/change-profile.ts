import type { KeptValue } from '#call/answer-reading.ts';
import { secretValuesIn } from '#oauth/kept-values.ts';
import type { Profile } from '#oauth/profile.ts';
import { newSecret } from '#vault/vault.ts';
import { bindOlderTokens } from './bind-token.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadProfile } from './load-records.ts';
import { profileLock } from './lock-names.ts';

/** What changes in which profile. */
export interface ProfileChange {
  readonly id: string;
  /** Secrets are left as they are: `setProfileSecret` is for them. */
  readonly change: Partial<Profile>;
}

/**
 * Changes fields of a profile.
 * 1. Hold its lock: two tabs may edit it, and a rotated refresh token may come in.
 * 2. Read it. Where its addresses change, bind those of its tokens that have no binding yet to what it names so far.
 * 3. Store it with what changed, so that nothing else is lost.
 * 4. Seal what its tokens hold of values that are kept as secrets from now on.
 */
export async function changeProfile(services: ConsoleServices, { id, change }: ProfileChange): Promise<void> {
  await services.locks.withLock(profileLock(id), async () => {
    const stored = await loadProfile(services, id);
    const { clientSecret, password, startingRefreshToken, createdAt } = stored;
    const connection = { ...stored.connection, ...change.connection, clientKey: stored.connection.clientKey };
    const kept = { id, clientSecret, password, startingRefreshToken, createdAt, connection };
    const changed = { ...stored, ...change, ...kept };
    await bindOlderTokens(services, { before: stored, after: changed });
    await services.vault.put([{ kind: 'profile', profile: changed }]);
    if (change.keptValues?.some(({ isSecret }) => isSecret)) await sealKept(services, id, change.keptValues);
  });
}

async function sealKept(services: ConsoleServices, id: string, keptValues: readonly KeptValue[]): Promise<void> {
  const { records: tokens } = await services.vault.loadTokensOf(id);
  for (const token of tokens) {
    const { response, keptSecrets = [] } = token;
    const found = secretValuesIn(response, keptValues)
      .filter(({ pointer }) => !keptSecrets.some((each) => each.pointer === pointer))
      .map(({ name, pointer, text }) => ({ pointer, made: newSecret(name, text, () => freshId(services)) }));
    if (found.length === 0) continue;
    const sealed = found.map(({ pointer, made }) => ({ pointer, secret: made.ref }));
    await services.vault.put([
      ...found.map(({ made }) => ({ kind: 'secret', secret: made }) as const),
      { kind: 'token', token: { ...token, keptSecrets: [...keptSecrets, ...sealed] } },
    ]);
  }
}
