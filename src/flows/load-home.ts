import type { CallLogEntry } from '#call/call-log-entry.ts';
import { viewCall } from '#call/call-view.ts';
import { type Group, scratchId } from '#collection/collection.ts';
import { diagnoseCall } from '#diagnosis/diagnose-call.ts';
import type { Diagnosis } from '#diagnosis/diagnosis.ts';
import { failureShownMs, standingFailures } from '#diagnosis/needs-attention.ts';
import { explainTokenRequestFailure } from '#diagnosis/token-request-failure.ts';
import { attemptLifetimeMs } from '#oauth/run.ts';
import { viewTokenCall } from '#oauth/run-view.ts';
import type { Token } from '#oauth/token.ts';
import { viewToken } from '#oauth/token-view.ts';
import { RecordUnreadable } from '#vault/errors.ts';
import type { ConsoleServices } from './console-services.ts';
import { readingOf } from './load-views.ts';

/** A request that was changed and not saved. */
export interface UnsavedRequest {
  readonly id: string;
  readonly collectionId: string;
  /** Its name, else its method and URL as typed. */
  readonly title: string;
  readonly changedAt: number;
}

/** A run whose consent URL was opened and has no answer yet. */
export interface WaitingRun {
  readonly id: string;
  readonly profileId: string;
  /** When its answer is no longer taken, epoch milliseconds. */
  readonly endsAt: number;
}

/** What Home tells of beside profiles and tokens. */
export interface HomeView {
  /** The calls of the last week, newest first. */
  readonly calls: readonly CallLogEntry[];
  /** The verdicts on the failures that stand, by the call's id. */
  readonly verdicts: ReadonlyMap<string, Diagnosis>;
  /** Newest first. */
  readonly unsaved: readonly UnsavedRequest[];
  /** The soonest to end first. */
  readonly waiting: readonly WaitingRun[];
}

/**
 * Loads what Home tells of.
 * 1. Read the log, and keep what is recent.
 * 2. Open the calls whose failure stands, and only those, for their verdicts.
 * 3. Find what was left open: unsaved requests, runs that wait for consent.
 */
export async function loadHome(services: ConsoleServices): Promise<HomeView> {
  const from = services.now() - failureShownMs;
  const calls = (await services.vault.loadCallLog()).filter(({ sentAt }) => sentAt > from);
  const { records: tokens } = await services.vault.loadTokens();
  const verdicts = new Map<string, Diagnosis>();
  for (const failure of standingFailures(calls, tokens)) {
    const verdict = await verdictOn(services, failure, tokens);
    if (verdict) verdicts.set(failure.id, verdict);
  }
  const [unsaved, waiting] = await Promise.all([unsavedRequests(services), waitingRuns(services)]);
  return { calls, verdicts, unsaved, waiting };
}

/** `null` where the record can't be opened, or is gone: the log's own columns must do. */
async function verdictOn(
  services: ConsoleServices,
  { id, tokenId }: CallLogEntry,
  tokens: readonly Token[],
): Promise<Diagnosis | null> {
  const call = await services.vault.loadCall(id).catch((error: unknown) => {
    if (error instanceof RecordUnreadable) return null;
    throw error;
  });
  if (!call) return null;
  if (call.purpose === 'api') {
    const token = tokens.find((each) => each.id === tokenId);
    const profile = await services.vault.loadProfile(call.profileId);
    return diagnoseCall(viewCall(call), token ? viewToken(token) : null, profile);
  }
  const view = viewTokenCall(call, await readingOf(services, call));
  return view.tokenFailure && explainTokenRequestFailure(view, view.tokenFailure);
}

async function unsavedRequests({ vault }: ConsoleServices): Promise<UnsavedRequest[]> {
  const [drafts, collections] = await Promise.all([vault.loadDrafts(), vault.loadCollections()]);
  const collectionOf = (id: string) => collections.records.find((each) => holds(each, id))?.id ?? scratchId;
  return drafts.records
    .map(({ id, request, changedAt }) => ({
      id,
      collectionId: collectionOf(id),
      title: request.name || `${request.method} ${request.url || 'without a URL'}`,
      changedAt,
    }))
    .sort((a, b) => b.changedAt - a.changedAt);
}

function holds({ items }: Pick<Group, 'items'>, requestId: string): boolean {
  return items.some((item) => (item.kind === 'folder' ? holds(item, requestId) : item.id === requestId));
}

async function waitingRuns({ vault, now }: ConsoleServices): Promise<WaitingRun[]> {
  const { records: profiles } = await vault.loadProfiles();
  const listings = await Promise.all(profiles.map(({ id }) => vault.loadRunsOf(id)));
  return listings
    .flatMap(({ records }) => records)
    .filter(({ outcome }) => outcome.kind === 'waiting')
    .map(({ id, profileId, startedAt }) => ({ id, profileId, endsAt: startedAt + attemptLifetimeMs }))
    .filter(({ endsAt }) => endsAt > now())
    .sort((a, b) => a.endsAt - b.endsAt);
}
