import type { AnswerReading } from '#call/answer-reading.ts';
import { type Call, isTokenRequest } from '#call/call.ts';
import { type CallView, viewCall } from '#call/call-view.ts';
import { scratchId } from '#collection/collection.ts';
import { placedEntries } from '#collection/tree.ts';
import { standardDialect } from '#oauth/dialect.ts';
import { type RunView, type TokenCallView, viewRun, viewTokenCall, type WaitingRequest } from '#oauth/run-view.ts';
import type { ConsoleServices } from './console-services.ts';

/** Loads a run with its profile, call and token, and the request that waits for it; `null` for a run that is not on this device. */
export async function loadRunView(services: ConsoleServices, runId: string): Promise<RunView | null> {
  const { vault, origins } = services;
  const run = await vault.loadRun(runId);
  const profile = run && (await vault.loadProfile(run.profileId));
  if (!run || !profile) return null;
  const exchanged = run.outcome.kind === 'exchanged' ? run.outcome : null;
  const call = exchanged?.callId ? await vault.loadCall(exchanged.callId) : null;
  const token = exchanged?.result.kind === 'token' ? await vault.loadToken(exchanged.result.tokenId) : null;
  const waiting = run.requestId === undefined ? null : await loadWaitingRequest(services, run.requestId);
  return viewRun({ run, profile, call, token, waiting }, origins);
}

async function loadWaitingRequest({ vault }: ConsoleServices, id: string): Promise<WaitingRequest | null> {
  const [collections, draft] = await Promise.all([vault.loadCollections(), vault.loadDraft(id)]);
  const entry = placedEntries(collections.records).find((each) => each.id === id);
  if (entry) return { id, collectionId: entry.collectionId, name: entry.name };
  return draft && { id, collectionId: scratchId, name: draft.request.name };
}

/** Loads the call of a token request with its reading. */
export async function loadTokenCallView(services: ConsoleServices, callId: string): Promise<TokenCallView | null> {
  const call = await services.vault.loadCall(callId);
  return call && viewTokenCall(call, await readingOf(services, call));
}

/** What a token request's answer is read by: its profile as it is now; where that was deleted, as it was then. */
export async function readingOf({ vault }: ConsoleServices, { profileId, readBy }: Call): Promise<AnswerReading> {
  return (await vault.loadProfile(profileId)) ?? readBy ?? standardDialect;
}

/** Loads a call for the screen; `null` where it is not on this device. */
export async function loadCallView(services: ConsoleServices, callId: string): Promise<CallView | null> {
  const call = await services.vault.loadCall(callId);
  if (!call || !isTokenRequest(call)) return call && viewCall(call);
  // Its profile knows where the tokens are in it, whatever they are called.
  return viewTokenCall(call, await readingOf(services, call));
}

/** Calls for the screen, newest first, and how many more could not be decrypted. */
export interface CallViews {
  readonly calls: readonly CallView[];
  readonly unreadable: number;
}

/** Loads the calls that carried an access token, newest first. A refresh carries the refresh token. */
export async function loadCallViewsOf(services: ConsoleServices, tokenId: string): Promise<CallViews> {
  const { records, unreadable } = await services.vault.loadCallsOf(tokenId);
  const carried = records.filter(({ purpose }) => purpose !== 'refresh');
  return { calls: carried.map(viewCall), unreadable: unreadable.length };
}

/** Loads the latest call that was sent from a saved request or draft, `null` where there is none. */
export async function loadLatestCallViewOf(services: ConsoleServices, requestId: string): Promise<CallView | null> {
  const [latest] = await services.vault.loadLogEntriesOf(requestId);
  return latest ? loadCallView(services, latest.id) : null;
}
