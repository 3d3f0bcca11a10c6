import type { AnswerReading } from '#call/answer-reading.ts';
import type { Call, CallRequest } from '#call/call.ts';
import { type CallView, viewCall } from '#call/call-view.ts';
import { hideEchoes } from '#call/echoes.ts';
import { type ShownSpan, showRequest } from '#call/mask.ts';
import { expectedPasteOf } from './expected-response.ts';
import { hideGivenTokens } from './hide-given-tokens.ts';
import type { ExpectedPaste } from './pasted-response.ts';
import { asksForConsent, type Origins, type Profile, redirectUriOf, resolveProfile } from './profile.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';
import { buildCodeExchange, buildDirectRequest } from './token-request.ts';
import { readTokenResponse, type TokenResponse } from './token-response.ts';
import { type TokenView, viewToken } from './token-view.ts';

/** The call of a token request as screens read it, with why it gave no token. */
export interface TokenCallView extends CallView {
  readonly tokenFailure: Exclude<TokenResponse, { kind: 'token' }> | null;
}

/**
 * Makes the view of a token request's call, read by its profile's dialect. The words of a refusal may repeat what was
 * sent: they are read as shown.
 */
export function viewTokenCall(call: Call, dialect: AnswerReading): TokenCallView {
  const result = readTokenResponse(hideEchoes(call), dialect);
  const view = viewCall(hideGivenTokens(call, dialect));
  return { ...view, tokenFailure: result.kind === 'token' ? null : result };
}

/** The request that waits for a run's token. */
export interface WaitingRequest {
  readonly id: string;
  readonly collectionId: string;
  /** Empty for one that has no name yet. */
  readonly name: string;
}

/** Everything a run's page shows. */
export interface RunView {
  readonly run: Run;
  /** The profile, resolved for this launch. */
  readonly profile: Profile;
  /** The profile as stored, for what checks it. */
  readonly stored: Profile;
  readonly redirectUri: string;
  /** The token request as it is built, the code's place marked until there is one; nothing for the implicit grant. */
  readonly preview: readonly ShownSpan[];
  /** What a pasted answer is held against; `null` for a run that waits for none. */
  readonly expectedPaste: ExpectedPaste | null;
  readonly call: TokenCallView | null;
  readonly token: TokenView | null;
  /** `null` where the run was begun from none, or that is gone. */
  readonly waiting: WaitingRequest | null;
}

/** What a run's view is made of. */
export interface RunRecords {
  readonly run: Run;
  readonly profile: Profile;
  readonly call: Call | null;
  readonly token: Token | null;
  readonly waiting?: WaitingRequest | null;
}

/** Makes the view of a run. */
export function viewRun(records: RunRecords, origins: Origins): RunView {
  const { run, call, token, waiting = null } = records;
  const profile = resolveProfile(records.profile, origins);
  // What was sent stands, whatever the profile says by now; nothing may have been.
  const redirectUri = run.authorizationRequest ? run.redirectUri : redirectUriOf(profile, origins);
  return {
    run,
    profile,
    stored: records.profile,
    redirectUri,
    preview: run.grant === 'implicit' ? [] : showRequest(tokenRequestOf(profile, { run, redirectUri })),
    expectedPaste: run.outcome.kind === 'waiting' ? expectedPasteOf(run, profile) : null,
    call: call && viewRunCall(call, profile, run),
    token: token && viewToken(token),
    waiting,
  };
}

/** A profile may have changed since: what gave no token then is not read as one that went well. */
function viewRunCall(call: Call, profile: Profile, { outcome }: Run): TokenCallView {
  const view = viewTokenCall(call, profile);
  const isFailed = outcome.kind === 'exchanged' && outcome.result.kind === 'failed';
  if (!isFailed || view.tokenFailure) return view;
  return { ...view, tokenFailure: { kind: 'unreadable-response', why: 'read-otherwise', said: null } };
}

function tokenRequestOf(profile: Profile, { run, redirectUri }: { run: Run; redirectUri: string }): CallRequest {
  if (!asksForConsent(run.grant)) return buildDirectRequest({ ...profile, grant: run.grant });
  const code = 'code' in run.outcome ? run.outcome.code : null;
  return buildCodeExchange(profile, { code, redirectUri, codeVerifier: run.codeVerifier });
}
