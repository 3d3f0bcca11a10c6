import type { CallLogEntry } from '#call/call-log-entry.ts';
import { lifeStateAt } from '#oauth/lifetime.ts';
import type { Profile } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { failedCallWords, type Piece, serverErrorWords, tokenEndWords } from './attention-words.ts';
import type { Diagnosis } from './diagnosis.ts';

/** The one press that mends it, or shows what to mend. */
export type Mend =
  | { readonly kind: 'refresh-and-retry'; readonly callId: string }
  | { readonly kind: 'refresh'; readonly tokenId: string }
  | { readonly kind: 'start-run'; readonly profileId: string }
  | { readonly kind: 'open-call'; readonly callId: string };

/** Something that needs a person: what, in words, with the calls it rests on and the one press that mends it. */
export interface AttentionItem {
  /** Stays the same until something new happens: what is dismissed is remembered by it. */
  readonly id: string;
  readonly kind: 'failed-call' | 'token-end' | 'server-errors';
  readonly profileId: string;
  readonly headline: readonly Piece[];
  readonly detail: readonly Piece[];
  /** Newest first. */
  readonly evidence: readonly CallLogEntry[];
  readonly mend: Mend;
}

/** What is known when somebody comes back. */
export interface Standing {
  readonly profiles: readonly Profile[];
  readonly tokens: readonly TokenView[];
  /** Newest first. */
  readonly calls: readonly CallLogEntry[];
  /** The verdicts on `standingFailures`, by the call's id. */
  readonly verdicts: ReadonlyMap<string, Diagnosis>;
  /** Midnight here, epoch milliseconds. */
  readonly dayStartsAt: number;
}

/** How long a failure is worth a look when nothing came after it, milliseconds: a week. */
export const failureShownMs = 7 * 86_400_000;

/** Says what needs attention at an instant, the worst first; nothing where nothing does. */
export function needsAttention(standing: Standing, now: number): AttentionItem[] {
  const failed = failedCalls(standing, now);
  const errors = serverErrors(standing);
  const known = new Set(standing.profiles.map(({ id }) => id));
  return [
    ...failed,
    ...errors.filter(({ isOver }) => !isOver).map(({ item }) => item),
    ...tokenEnds(standing, failed, now),
    ...errors.filter(({ isOver }) => isOver).map(({ item }) => item),
  ].filter(({ profileId }) => known.has(profileId));
}

/**
 * The failures that stand, one per profile at most, newest first: the latest call, or token request, that failed and
 * was not followed by one that went well. A refused token is mended by a newer one as well. Provider errors (5xx) of
 * an API are told of as such.
 */
export function standingFailures(
  calls: readonly CallLogEntry[],
  tokens: readonly Pick<TokenView, 'profileId' | 'receivedAt'>[],
): CallLogEntry[] {
  const judged = new Set<string>();
  const failed = new Map<string, CallLogEntry>();
  for (const call of calls) {
    const line = lineOf(call);
    if (line === null || !isDecisive(call) || judged.has(`${call.profileId} ${line}`)) continue;
    judged.add(`${call.profileId} ${line}`);
    if (!failed.has(call.profileId) && isFailure(call, line) && !isMended(call, line, tokens)) {
      failed.set(call.profileId, call);
    }
  }
  return [...failed.values()];
}

type Line = 'api' | 'token';

function lineOf({ purpose, profileId }: CallLogEntry): Line | null {
  if (profileId === '') return null;
  if (purpose === 'api') return 'api';
  return purpose === 'token' || purpose === 'refresh' ? 'token' : null;
}

/** A cancelled call says nothing, nor one whose end is not known. */
function isDecisive({ ending }: CallLogEntry): boolean {
  return ending !== null && ending !== 'aborted';
}

function wentWell({ ending, status }: CallLogEntry): boolean {
  return ending === 'response' && status !== null && status < 400;
}

function isServerError({ purpose, ending, status }: CallLogEntry): boolean {
  return purpose === 'api' && ending === 'response' && status !== null && status >= 500;
}

function isFailure(call: CallLogEntry, line: Line): boolean {
  return !wentWell(call) && !(line === 'api' && isServerError(call));
}

function isMended(call: CallLogEntry, line: Line, tokens: readonly Pick<TokenView, 'profileId' | 'receivedAt'>[]) {
  const isForToken = line === 'token' || call.status === 401;
  return isForToken && tokens.some((each) => each.profileId === call.profileId && each.receivedAt > call.receivedAt);
}

function failedCalls(standing: Standing, now: number): AttentionItem[] {
  return standingFailures(standing.calls, standing.tokens)
    .filter(({ sentAt }) => now - sentAt < failureShownMs)
    .map((call) => {
      const verdict = standing.verdicts.get(call.id) ?? null;
      const token = standing.tokens.find(({ id }) => id === call.tokenId) ?? null;
      return {
        id: `failed-call ${call.id}`,
        kind: 'failed-call',
        profileId: call.profileId,
        ...failedCallWords(call, { profile: profileOf(standing, call.profileId), verdict, token }),
        evidence: [call],
        mend: mendOf(call, verdict),
      };
    });
}

function mendOf(call: CallLogEntry, verdict: Diagnosis | null): Mend {
  if (call.purpose === 'api' && verdict?.fix === 'refresh-and-retry') {
    return { kind: 'refresh-and-retry', callId: call.id };
  }
  if (call.purpose !== 'api' && verdict?.fix === 'start-over') return { kind: 'start-run', profileId: call.profileId };
  return { kind: 'open-call', callId: call.id };
}

/** Of each profile the newest token, where it was used today and is at its end or past it. */
function tokenEnds(standing: Standing, failed: readonly AttentionItem[], now: number): AttentionItem[] {
  return newestTokens(standing.tokens).flatMap((token): AttentionItem[] => {
    const state = lifeStateAt(token.lifetime, now);
    const uses = callsToday(standing).filter(({ tokenId, purpose }) => purpose === 'api' && tokenId === token.id);
    if ((state !== 'expiring' && state !== 'expired') || uses.length === 0 || isTold(token, failed)) return [];
    return [
      {
        id: `token-end ${token.id} ${state}`,
        kind: 'token-end',
        profileId: token.profileId,
        ...tokenEndWords(token, { profile: profileOf(standing, token.profileId), state, uses: uses.length }),
        evidence: uses,
        mend: token.refreshToken
          ? { kind: 'refresh', tokenId: token.id }
          : { kind: 'start-run', profileId: token.profileId },
      },
    ];
  });
}

/** The newest token of each profile, the newest first. */
export function newestTokens<T extends Pick<TokenView, 'profileId' | 'receivedAt'>>(tokens: readonly T[]): T[] {
  const newest = new Map<string, T>();
  for (const token of [...tokens].sort((a, b) => b.receivedAt - a.receivedAt)) {
    if (!newest.has(token.profileId)) newest.set(token.profileId, token);
  }
  return [...newest.values()];
}

/** Its failed call, or the failed request for its successor, says it already. */
function isTold(token: TokenView, failed: readonly AttentionItem[]): boolean {
  return failed.some(
    ({ profileId, evidence }) =>
      profileId === token.profileId &&
      evidence.some(({ purpose, tokenId, status }) => purpose !== 'api' || (tokenId === token.id && status === 401)),
  );
}

/** An API's 5xx of today, together for one profile and host, and whether calls went well since. */
function serverErrors(standing: Standing): { readonly item: AttentionItem; readonly isOver: boolean }[] {
  const groups = new Map<string, CallLogEntry[]>();
  for (const call of callsToday(standing).filter((each) => lineOf(each) === 'api' && isDecisive(each))) {
    const key = `${call.profileId} ${call.origin}`;
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return [...groups.values()].flatMap((calls) => {
    const errors = calls.filter(isServerError);
    const [latest] = errors;
    if (!latest) return [];
    const since = calls.slice(0, calls.indexOf(latest));
    const item: AttentionItem = {
      id: `server-errors ${latest.id}`,
      kind: 'server-errors',
      profileId: latest.profileId,
      ...serverErrorWords([latest, ...errors.slice(1)], since.filter(wentWell).length),
      evidence: errors,
      mend: { kind: 'open-call', callId: latest.id },
    };
    return [{ item, isOver: since.some(wentWell) }];
  });
}

function callsToday({ calls, dayStartsAt }: Standing): readonly CallLogEntry[] {
  return calls.filter(({ sentAt }) => sentAt >= dayStartsAt);
}

function profileOf({ profiles }: Standing, profileId: string): Profile | null {
  return profiles.find(({ id }) => id === profileId) ?? null;
}
