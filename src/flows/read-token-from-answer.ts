import type { Call } from '#call/call.ts';
import { secretsIn } from '#call/template.ts';
import { adoptGuess } from '#oauth/adopt-guess.ts';
import { answerReadingOf } from '#oauth/dialect.ts';
import { guessPointers } from '#oauth/guess-pointers.ts';
import type { Profile } from '#oauth/profile.ts';
import { decodeBody } from '#oauth/response-document.ts';
import { readTokenResponse } from '#oauth/token-response.ts';
import { changeProfile } from './change-profile.ts';
import type { ConsoleServices } from './console-services.ts';
import { holderOf } from './credential-holder.ts';
import { loadResolved, loadRun, loadToken } from './load-records.ts';
import { refreshLock, runLock } from './lock-names.ts';
import { keepRefreshed, newestOf } from './refresh-token.ts';
import { keepTokenAnswer } from './request-token.ts';

/** A token request that was answered, and gave no token by the places of its profile. */
export interface UnreadAnswer {
  readonly callId: string;
  /** The run that sent it; `null` for the refresh of a token. */
  readonly runId: string | null;
}

/** What reading it once more gave. */
export type AnswerRead =
  | { readonly kind: 'token'; readonly tokenId: string }
  /** The answer is not on this device any longer. Nothing was changed. */
  | { readonly kind: 'gone' }
  /** It gives no token all the same: its run says why, or has been sent again since. */
  | { readonly kind: 'no-token' };

/**
 * Takes the token out of an answer that is stored already: no second request, which would cost another token.
 * 1. Load the answer.
 * 2. Make the profile read tokens where it has them, unless it does by now. What it read elsewhere stays.
 * 3. Hold the lock of its run, or of its refresh token. Where a token was taken meanwhile, that one counts.
 * 4. Store the token as if it had been read when it came.
 */
export async function readTokenFromAnswer(
  services: ConsoleServices,
  { callId, runId }: UnreadAnswer,
): Promise<AnswerRead> {
  const stored = await services.vault.loadCall(callId);
  if (!stored || stored.isBodyDropped) return { kind: 'gone' };
  const profile = await readByAnswer(services, stored);
  // Its token stays masked in it when the profile is gone.
  const call = { ...stored, readBy: answerReadingOf(profile) };
  return runId === null ? takeAsRefresh(services, call, profile) : takeAsOfRun(services, { call, runId }, profile);
}

async function readByAnswer(services: ConsoleServices, call: Call): Promise<Profile> {
  const profile = await loadResolved(services, call.profileId);
  if (readTokenResponse(call, profile).kind === 'token') return asSent(profile, call);
  const { tokenPointers } = adoptGuess(profile, guessPointers(decodeBody(call.body)));
  await changeProfile(services, { id: profile.id, change: { tokenPointers } });
  return asSent({ ...profile, tokenPointers }, call);
}

/**
 * The profile with the refresh token that the request carried: it may have another to begin with since, and a token
 * goes on with the one that brought it.
 */
function asSent(profile: Profile, { request: { url, body } }: Call): Profile {
  const carried = [...secretsIn(url), ...(body.kind === 'text' ? secretsIn(body.text) : [])];
  const startingRefreshToken = carried.find(({ id }) => id === profile.startingRefreshToken?.id) ?? null;
  return { ...profile, startingRefreshToken };
}

function takeAsOfRun(
  services: ConsoleServices,
  { call, runId }: { readonly call: Call; readonly runId: string },
  profile: Profile,
): Promise<AnswerRead> {
  return services.locks.withLock(runLock(runId), async () => {
    const run = await loadRun(services, runId);
    const { outcome } = run;
    if (outcome.kind !== 'exchanged' || outcome.callId !== call.id) return { kind: 'no-token' };
    if (outcome.result.kind !== 'failed') return taken(outcome.result);
    const { receivedAt, code, from } = outcome;
    const { startingRefreshToken: refreshToken } = profile;
    const parent = refreshToken && (await holderOf(services, profile.id, refreshToken.id));
    const plan = { run, profile, request: call.request, receivedAt, code, from, refreshToken, parent };
    const settled = await keepTokenAnswer(services, plan, call);
    return settled.outcome.kind === 'exchanged' ? taken(settled.outcome.result) : { kind: 'no-token' };
  });
}

function taken(result: { readonly kind: string; readonly tokenId?: string }): AnswerRead {
  return result.tokenId === undefined ? { kind: 'no-token' } : { kind: 'token', tokenId: result.tokenId };
}

async function takeAsRefresh(services: ConsoleServices, call: Call, profile: Profile): Promise<AnswerRead> {
  const parent = call.tokenId === null ? null : await services.vault.loadToken(call.tokenId);
  const credential = parent?.refreshToken;
  if (!parent || !credential) return { kind: 'no-token' };
  return services.locks.withLock(refreshLock(credential.id), async () => {
    const newest = await newestOf(services, await loadToken(services, parent.id));
    if (newest.id !== parent.id) return { kind: 'token', tokenId: newest.id };
    const result = readTokenResponse(call, profile);
    if (result.kind !== 'token') return { kind: 'no-token' };
    return { kind: 'token', tokenId: await keepRefreshed(services, { parent, profile, credential, result }, call) };
  });
}
