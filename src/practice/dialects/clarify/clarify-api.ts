import { plainRefusal } from '../answers.ts';
import { refuseApiCall } from '../api-access.ts';
import type { DialectFacts, DialectSetup, Refusal } from '../dialect.ts';
import type { IssuedTokens } from '../issued-tokens.ts';
import { makeRequestLimit, refuseTooMany } from '../request-limit.ts';
import { CLARIFY_VERSIONS, type ClarifyVersion, callClarify } from './call-clarify.ts';
import { answerRpc } from './json-rpc.ts';
import { CALL_LIMIT } from './limits.ts';

/** What the API shares with the rest of the dialect. */
export interface ClarifyApiSetup {
  readonly setup: DialectSetup;
  readonly facts: DialectFacts;
  readonly tokens: IssuedTokens;
  readonly integration: string;
}

/** Clarify's one endpoint for every method. */
export interface ClarifyApi {
  answer(request: Request): Promise<Response>;
  /** Forgets the signals that were made and the calls that were counted. */
  clear(): void;
}

const VERSION_HEADER = 'x-api-version';

/** Makes the API for one launch. Who calls is checked first, then how often, then the version, then the body. */
export function createClarifyApi({ setup, facts, tokens, integration }: ClarifyApiSetup): ClarifyApi {
  const calls = makeRequestLimit(CALL_LIMIT, setup.now);
  const ids = new Map<string, string>();
  const signalOf = (input: string) => {
    const created = !ids.has(input);
    if (created) ids.set(input, setup.random().slice(0, 20));
    return { id: ids.get(input) ?? '', created };
  };
  const access = {
    realm: 'clarify',
    tokens,
    user: facts.basic_user ?? '',
    password: facts.basic_password ?? '',
  };
  return {
    async answer(request) {
      const { headers } = request;
      const refusal = refuseApiCall(request, access) ?? refuseMoreCalls(calls.take()) ?? refuseHeaders(headers);
      if (refusal !== undefined) return plainRefusal(refusal);
      const version = versionOf(headers) ?? LATEST;
      const caller = { version, integration, signals: { signalOf } };
      const trace = setup.random().slice(0, 20);
      const response = answerRpc(await request.text(), trace, (method, params) => callClarify(method, params, caller));
      response.headers.set(VERSION_HEADER, version);
      return response;
    },
    clear() {
      calls.clear();
      ids.clear();
    },
  };
}

const LATEST: ClarifyVersion = '1.1';

/** The version asked for; the latest where none is, and nothing where it is unknown. */
function versionOf(headers: Headers): ClarifyVersion | undefined {
  const wanted = headers.get(VERSION_HEADER) ?? LATEST;
  return CLARIFY_VERSIONS.find((each) => each === wanted);
}

function refuseHeaders(headers: Headers): Refusal | undefined {
  if (versionOf(headers) === undefined) {
    const found = headers.get(VERSION_HEADER)?.slice(0, 40);
    const description = `X-API-Version is ${found}. It must be one of ${CLARIFY_VERSIONS.join(', ')}, or left out.`;
    return { status: 400, code: 'invalid_request', description };
  }
  const type = headers.get('content-type');
  if (type?.split(';')[0]?.trim().toLowerCase() === 'application/json') return undefined;
  const description = `The Content-Type is ${type?.slice(0, 80) ?? 'missing'}. It must be application/json.`;
  return { status: 415, code: 'invalid_request', description };
}

function refuseMoreCalls(wait: number): Refusal | undefined {
  return refuseTooMany(wait, `No more than ${CALL_LIMIT.count} requests a second.`);
}
