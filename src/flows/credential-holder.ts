import type { Token } from '#oauth/token.ts';
import type { ConsoleServices } from './console-services.ts';
import { newestOf } from './refresh-token.ts';

/** The token that holds a refresh token, the newest of its line: what this request gives is its child then. */
export async function holderOf(
  services: ConsoleServices,
  profileId: string,
  credentialId: string,
): Promise<Token | null> {
  const { records } = await services.vault.loadTokensOf(profileId);
  const holder = records.find(({ refreshToken }) => refreshToken?.id === credentialId);
  return holder ? newestOf(services, holder) : null;
}
