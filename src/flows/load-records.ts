import type { Call } from '#call/call.ts';
import { type Profile, resolveProfile } from '#oauth/profile.ts';
import type { Run } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import type { ConsoleServices } from './console-services.ts';

/** Loads a run. @throws if there is none: whoever asks has its id from a run that was stored. */
export async function loadRun({ vault }: ConsoleServices, runId: string): Promise<Run> {
  const run = await vault.loadRun(runId);
  if (!run) throw new Error(`There is no run ${runId}`);
  return run;
}

/** Loads a token. @throws if there is none. */
export async function loadToken({ vault }: ConsoleServices, tokenId: string): Promise<Token> {
  const token = await vault.loadToken(tokenId);
  if (!token) throw new Error(`There is no token ${tokenId}`);
  return token;
}

/** Loads a profile as stored. @throws if there is none. */
export async function loadProfile({ vault }: ConsoleServices, profileId: string): Promise<Profile> {
  const profile = await vault.loadProfile(profileId);
  if (!profile) throw new Error(`There is no profile ${profileId}`);
  return profile;
}

/** Loads a profile with its addresses of this launch. @throws if there is none. */
export async function loadResolved(services: ConsoleServices, profileId: string): Promise<Profile> {
  return resolveProfile(await loadProfile(services, profileId), services.origins);
}

/** Loads a call to an API. @throws if there is none: token requests are made by runs and refreshes alone. */
export async function loadApiCall({ vault }: ConsoleServices, callId: string): Promise<Call> {
  const call = await vault.loadCall(callId);
  if (call?.purpose !== 'api') throw new Error(`There is no API call ${callId}`);
  return call;
}
