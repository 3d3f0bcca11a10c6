// What older versions sealed, in today's shape. Records are upgraded as they are read and stored anew only when they
// change: a database of a thousand calls opens at once, and one that is never written to stays as it was.
import type { BreakOff, Call, ConnectStage, Ending, Phases } from '#call/call.ts';
import { headerValue } from '#call/call.ts';
import { standardDialect } from '#oauth/dialect.ts';
import { blankProfile, type CallbackHost, type Profile } from '#oauth/profile.ts';
import type { Run, RunOutcome } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';

/** A record as any version sealed it: what came later is not there. */
type Stored<T, Late extends keyof T> = Omit<T, Late> & Partial<Pick<T, Late>>;

/** A profile of schema 1 named the spelling of the callback; today's says where answers go. */
export type StoredProfile = Stored<Profile, Exclude<keyof Profile, 'id'>> & { readonly callbackHost?: CallbackHost };

/** What a profile lacks is what a blank one has; schema 1 knew the code grant with S256 and the callback only. */
export function upgradeProfile({ callbackHost, ...stored }: StoredProfile): Profile {
  const redirect = callbackHost ? ({ kind: 'callback', host: callbackHost } as const) : blankProfile.redirect;
  return { ...blankProfile, redirect, ...stored };
}

/** A token that is older than dialects was read by the names of RFC 6749. */
export type StoredToken = Stored<Token, 'tokenPointers'>;

export function upgradeToken(stored: StoredToken): Token {
  return { tokenPointers: standardDialect.tokenPointers, ...stored };
}

type StoredOutcome<Outcome = RunOutcome> = Outcome extends { uri: unknown }
  ? Stored<Outcome, 'uri'>
  : Outcome extends { from: unknown; code: unknown }
    ? Stored<Outcome, 'from' & keyof Outcome>
    : Outcome;
export type StoredRun = Stored<Omit<Run, 'outcome'>, 'grant' | 'redirectUri'> & { readonly outcome: StoredOutcome };

/** In schema 1 every run asked for consent, and every code came in at the callback. */
export function upgradeRun(stored: StoredRun): Run {
  const parameters = stored.authorizationRequest?.parameters ?? [];
  const redirectUri = parameters.find(({ name }) => name === 'redirect_uri')?.value ?? '';
  return { grant: 'authorization_code', redirectUri, ...stored, outcome: upgradeOutcome(stored.outcome) };
}

function upgradeOutcome(stored: StoredOutcome): RunOutcome {
  switch (stored.kind) {
    case 'denied':
      return { uri: null, ...stored };
    case 'captured':
    case 'exchanging':
    case 'exchanged':
      return { from: 'callback', ...stored };
    case 'interrupted':
      return { from: stored.code && 'callback', ...stored };
    case 'ready':
    case 'waiting':
    case 'refused':
      return stored;
  }
}

type StoredEnding<End = Ending> = End extends { kind: 'unreachable' }
  ? Stored<End, 'during' & keyof End>
  : End extends { kind: 'broken-off' }
    ? Stored<End, ('how' | 'expectedBytes') & keyof End>
    : End extends { kind: 'too-large' }
      ? Stored<End, 'of' & keyof End>
      : End;
type LateInCall =
  | 'requestId'
  | 'hops'
  | 'tls'
  | 'viaProxy'
  | 'coding'
  | 'redirectStop'
  | 'largeBody'
  | 'echoes'
  | 'readBy';
/** What is not in a call's sealed record: bodies have boxes of their own, and that one was dropped is a clear column. */
type Beside = 'body' | 'wireBody' | 'isBodyDropped';
export type StoredCall = Stored<Omit<Call, Beside | 'ending' | 'sizes'>, LateInCall> & {
  readonly ending: StoredEnding;
  readonly sizes: Stored<Call['sizes'], 'decodedBytes'>;
};

/** Schema 1 followed no redirect, decoded nothing, looked for no echo, kept no dialect and no facts about TLS: none are made up. */
export function upgradeCall(stored: StoredCall): Omit<Call, Beside> {
  return {
    ...{
      requestId: null,
      hops: [],
      tls: null,
      viaProxy: null,
      coding: null,
      redirectStop: null,
      largeBody: null,
      echoes: null,
      readBy: null,
    },
    ...stored,
    ending: upgradeEnding(stored),
    sizes: { decodedBytes: stored.sizes.responseBytes, ...stored.sizes },
  };
}

function upgradeEnding({ ending, phases, connection, head }: StoredCall): Ending {
  switch (ending.kind) {
    case 'unreachable':
      return { during: stageOf(ending.code, phases, connection), ...ending };
    case 'broken-off':
      return { how: howOf(ending.code), expectedBytes: promisedBytes(head), ...ending };
    case 'too-large':
      return { of: 'wire', ...ending };
    case 'response':
    case 'tls':
    case 'timeout':
    case 'aborted':
    case 'not-kept':
    case 'refused-by-proxy':
    case 'proxy-down':
      return ending;
  }
}

function stageOf(code: string, { tcpMs }: Phases, connection: Call['connection']): ConnectStage {
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'dns';
  return tcpMs !== null || connection === 'reused' ? 'waiting' : 'connect';
}

/** Schema 1 wrote ECONNRESET for a reset and for an early end alike: which it was, nobody knows any more. */
function howOf(code: string): BreakOff {
  return code.startsWith('HPE_') && code !== 'HPE_HEADER_OVERFLOW' ? 'not-http' : 'other';
}

function promisedBytes(head: Call['head']): number | null {
  const length = headerValue(head, 'content-length') ?? '';
  return headerValue(head, 'transfer-encoding') === undefined && /^\d+$/.test(length) ? Number(length) : null;
}
