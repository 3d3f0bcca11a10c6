import type { Profile } from '#oauth/profile.ts';
import type { PracticeClient } from '#providers/practice.ts';
import { changeProfile } from './change-profile.ts';
import type { ConsoleServices } from './console-services.ts';
import { createProfile } from './create-profile.ts';
import { loadProfile } from './load-records.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { clients, user } from './provider-clients.test-support.ts';

/** A profile of one of the provider's clients, changed where a test wants it otherwise. Gives its id. */
export async function makeProfile(services: ConsoleServices, which: PracticeClient, change: Partial<Profile> = {}) {
  const id = await createProfile(services, { kind: 'practice', which });
  await changeProfile(services, { id, change });
  return id;
}

/** A profile that gets its tokens by name and password. */
export async function makePasswordProfile(services: ConsoleServices): Promise<string> {
  const id = await makeProfile(services, 'web', { grant: 'password', username: user.name });
  await setProfileSecret(services, { id, field: 'password', text: user.password });
  return id;
}

/** A profile that begins with a refresh token from elsewhere. */
export async function makeRefreshProfile(services: ConsoleServices, refreshToken: string): Promise<string> {
  const id = await makeProfile(services, 'service', { grant: 'refresh_token' });
  await setProfileSecret(services, { id, field: 'startingRefreshToken', text: refreshToken });
  return id;
}

/** The text of a profile's secret. */
export async function secretOf(
  services: ConsoleServices,
  id: string,
  field: 'clientSecret' | 'password' | 'startingRefreshToken',
): Promise<string> {
  const ref = (await loadProfile(services, id))[field];
  return ref ? (await services.vault.open(ref)).reveal() : '';
}

/** The web client's secret, as the provider has it. */
export const webSecret = clients.web.secret;
