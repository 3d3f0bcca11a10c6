import type { CallLogEntry } from '#call/call-log-entry.ts';
import { adoptGuess } from '#oauth/adopt-guess.ts';
import { guessPointers, type PointerGuess } from '#oauth/guess-pointers.ts';
import { decodeBody } from '#oauth/response-document.ts';
import { changeProfile } from './change-profile.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadProfile } from './load-records.ts';

/** What the last answer of a profile's token endpoint shows. It names places, never a value of the answer. */
export interface AnswerGuess {
  readonly callId: string;
  readonly status: number;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly guess: PointerGuess;
}

/** Reads the last answer that a profile's token endpoint gave; `null` where none is kept. */
export async function guessFromLastAnswer({ vault }: ConsoleServices, profileId: string): Promise<AnswerGuess | null> {
  const last = (await vault.loadCallLog()).find((entry) => entry.profileId === profileId && isAnswered(entry));
  const call = last ? await vault.loadCall(last.id) : null;
  if (!call?.head) return null;
  const { id, head, receivedAt, body } = call;
  return { callId: id, status: head.status, receivedAt, guess: guessPointers(decodeBody(body)) };
}

function isAnswered({ purpose, status, isBodyDropped }: CallLogEntry): boolean {
  return (purpose === 'token' || purpose === 'refresh') && status !== null && !isBodyDropped;
}

/** Makes a profile read tokens from where the answer of one of its calls has them. What it read elsewhere stays. */
export async function readTokensAsIn(services: ConsoleServices, callId: string): Promise<void> {
  const call = await services.vault.loadCall(callId);
  if (!call) throw new Error(`There is no call ${callId}`);
  const profile = await loadProfile(services, call.profileId);
  const { tokenPointers } = adoptGuess(profile, guessPointers(decodeBody(call.body)));
  await changeProfile(services, { id: profile.id, change: { tokenPointers } });
}
