import { jsonAnswer } from '../answers.ts';
import { refuseBasic, refuseGrantType } from '../client-credentials.ts';
import type { DialectSetup, Refusal } from '../dialect.ts';
import type { IssuedTokens } from '../issued-tokens.ts';
import { type Fields, readBodyFields } from '../request-fields.ts';
import { findCliquifyClient } from './clients.ts';
import { refuseMissing, refuseWithCode, refuseWithDetails } from './errors.ts';
import { TOKEN_SECONDS } from './limits.ts';

/** What the token endpoint needs of the dialect. */
export interface CliquifyTokenSetup {
  readonly setup: DialectSetup;
  readonly tokens: IssuedTokens;
  /** Refuses what comes too often. */
  refuseMore(): Refusal | undefined;
}

/**
 * Answers a token request in either of its two ways: form-encoded with a grant type, as the older documentation has
 * it, or as JSON with nothing but the client's id and secret. Each has its own shape of errors.
 */
export async function answerCliquifyToken(request: Request, { setup, tokens, refuseMore }: CliquifyTokenSetup) {
  const sentAsJson = isJson(request.headers);
  const refuse = sentAsJson ? refuseWithDetails : refuseWithCode;
  const early = refuseMore() ?? refuseBasic(request.headers);
  if (early !== undefined) return refuse(early);
  const read = await readBodyFields(request, ['form', 'json']);
  if ('refusal' in read) return refuse(read.refusal);
  const { fields } = read;
  const missing = ['client_id', 'client_secret'].filter((name) => !fields.has(name));
  if (sentAsJson && missing.length > 0) return refuseMissing(missing);
  const refusal = (sentAsJson ? undefined : refuseForm(fields, missing)) ?? refuseClient(fields);
  if (refusal !== undefined) return refuse(refusal);
  const scope = findCliquifyClient(fields.get('client_id'))?.scopes.join(' ') ?? '';
  const seconds = setup.lifetime(TOKEN_SECONDS);
  const access_token = tokens.issue({ kind: 'access', scope, seconds, client: fields.get('client_id') ?? '' });
  return jsonAnswer({ success: true, token: { token_type: 'Bearer', expires_in: seconds, access_token } });
}

/** Tells whether a body came as JSON: such requests are answered in the newer documentation's shapes. */
export function isJson(headers: Headers): boolean {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}

function refuseForm(fields: Fields, missing: readonly string[]): Refusal | undefined {
  if (missing.length > 0) {
    return { status: 400, code: 'missing_field', description: `Missing in the body: ${missing.join(', ')}.` };
  }
  const refusal = refuseGrantType(fields);
  return fields.has('grant_type') || refusal === undefined ? refusal : { ...refusal, code: 'missing_field' };
}

function refuseClient(fields: Fields): Refusal | undefined {
  const client = findCliquifyClient(fields.get('client_id'));
  if (client === undefined || client.secret !== fields.get('client_secret')) {
    const wrong = client === undefined ? 'client_id is unknown here.' : 'client_secret is wrong.';
    return { status: 401, code: 'invalid_client', description: `Client authentication failed: ${wrong}` };
  }
  if (client.enterpriseIsActive) return undefined;
  return { status: 403, code: 'permission_denied', description: 'The enterprise of this client is inactive.' };
}
