import type { Call, CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { answerReadingOf } from '#oauth/dialect.ts';
import { parameterOf } from '#oauth/expected-response.ts';
import { idTokenRefusal } from '#oauth/id-token.ts';
import type { Profile } from '#oauth/profile.ts';
import type { CodeOrigin, ExchangeResult, Run } from '#oauth/run.ts';
import type { Token } from '#oauth/token.ts';
import { readTokenResponse } from '#oauth/token-response.ts';
import type { VaultRecord } from '#vault/vault.ts';
import { askToPersist } from './ask-to-persist.ts';
import { bindingOfNew } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import { newToken, type TokenAnswer, tokenAnswersOf } from './new-token.ts';
import { type CallOptions, performCall } from './perform-call.ts';
import { putRenewed } from './put-renewed.ts';
import { settle } from './take-answer.ts';

/** A run's token request, ready to be sent. */
export interface TokenRequestPlan {
  readonly run: Run;
  readonly profile: Profile;
  readonly request: CallRequest;
  /** When the code came in, or the press. */
  readonly receivedAt: number;
  readonly code: SecretRef | null;
  readonly from: CodeOrigin | null;
  /** The refresh token that goes along, `null` for other grants. */
  readonly refreshToken: SecretRef | null;
  /** The token that the refresh token came with, if one did. */
  readonly parent: Token | null;
}

/**
 * The token request of a run. Called by whoever holds the run's lock.
 * 1. Store that it is under way, before it can be sent.
 * 2. Send it. Once sent, nothing cuts off its answer.
 * 3. Read what came.
 * 4. Store call, token and outcome together.
 * 5. After the first token, ask the browser to keep what is stored.
 * Given up before it was sent, the run stands where it stood. Where the profile was deleted meanwhile, run and token
 * are gone with it: the call alone is kept.
 */
export async function requestToken(
  services: ConsoleServices,
  plan: TokenRequestPlan,
  options: CallOptions,
): Promise<Run> {
  const { run, profile, request, receivedAt, code, from } = plan;
  await settle(services, { ...run, outcome: { kind: 'exchanging', receivedAt, code, from } });
  const call = await send(services, { profile, request }, options).catch(async (error: unknown) => {
    // Nothing was sent: a secret could not be opened.
    await putBack(services, run);
    throw error;
  });
  if (call.ending.kind === 'aborted') return putBack(services, run);
  return keepTokenAnswer(services, plan, call);
}

/**
 * Reads the answer to a run's token request and stores call, token and outcome together. Called by whoever holds the
 * run's lock: when the answer came, or later, once its profile reads it.
 */
export async function keepTokenAnswer(services: ConsoleServices, plan: TokenRequestPlan, call: Call): Promise<Run> {
  const { run, profile, receivedAt, code, from } = plan;
  const { result, token, records } = judge(services, plan, call);
  const outcome = { kind: 'exchanged', receivedAt, code, from, callId: call.id, result } as const;
  const settled: Run = { ...run, outcome };
  const all: VaultRecord[] = [...records, { kind: 'call', call }, { kind: 'run', run: settled }];
  const isKept = await putRenewed(services, { profileId: profile.id, used: plan.refreshToken, token }, all);
  if (token && isKept) await askToPersist(services);
  return settled;
}

/** A run whose request was not sent, as it was. */
async function putBack(services: ConsoleServices, run: Run): Promise<Run> {
  await putRenewed(services, { profileId: run.profileId, used: null, token: null }, [{ kind: 'run', run }]);
  return run;
}

function send(
  services: ConsoleServices,
  { profile, request }: Pick<TokenRequestPlan, 'profile' | 'request'>,
  options: CallOptions,
): Promise<Call> {
  const readBy = answerReadingOf(profile);
  const plan = { purpose: 'token', profileId: profile.id, tokenId: null, retryOf: null, readBy, request } as const;
  return performCall(services, { plan, connection: profile.connection }, options);
}

interface Judgement {
  readonly result: ExchangeResult;
  readonly token: Token | null;
  readonly records: readonly VaultRecord[];
}

/** What the request gave, and the records that keep it. */
function judge(services: ConsoleServices, { run, profile, parent }: TokenRequestPlan, call: Call): Judgement {
  const response = readTokenResponse(call, profile);
  if (response.kind !== 'token') return { result: { kind: 'failed' }, token: null, records: [] };
  const idToken = response.fields.id_token;
  const reason = idToken === null ? null : idTokenRefusal(idToken, parameterOf(run, 'nonce'));
  if (reason) return { result: { kind: 'id-token-refused', reason }, token: null, records: [] };
  const [answer, ...further] = tokenAnswersOf(call, response, profile);
  // Without a scope in it, a refresh asks for what its token was given before (RFC 6749 section 6).
  const scopesAsked = parent && profile.scopes.length === 0 ? parent.scopesAsked : profile.scopes;
  const origin = {
    profile,
    grant: run.grant,
    runId: run.id,
    parent,
    scopesAsked: askedFor(answer, scopesAsked, profile),
    origins: bindingOfNew({ profile, issuedBy: answer.issuedBy, parent }),
  };
  const { token, records } = newToken(services, { ...origin, answer });
  const also = further.map((each) =>
    newToken(services, {
      ...origin,
      parent: null,
      scopesAsked: askedFor(each, scopesAsked, profile),
      answer: each,
    }),
  );
  return {
    result: { kind: 'token', tokenId: token.id },
    token,
    records: [...records, ...also.flatMap((each) => each.records)],
  };
}

/** A further token is the user's own, where scopes were asked for in the user's name. */
function askedFor({ part }: TokenAnswer, scopes: readonly string[], { userScopes }: Profile): readonly string[] {
  return part !== undefined && userScopes.length > 0 ? userScopes : scopes;
}
