import type { CallLogEntry } from '#call/call-log-entry.ts';
import { guessPointers, type PointerGuess } from '#oauth/guess-pointers.ts';
import { decodeBody } from '#oauth/response-document.ts';
import type { ConsoleServices } from './console-services.ts';

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
