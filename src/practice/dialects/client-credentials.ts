import { readAuthorization } from './authorization-header.ts';
import type { Refusal } from './dialect.ts';
import { type BodyForm, type Fields, readBodyFields } from './request-fields.ts';

/** The one client of a vendor, and how its token request is written. */
export interface ClientCredentialsRule {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly bodyForms: readonly BodyForm[];
  /** Must be sent exactly so. */
  readonly audience: string;
}

/** Checks a client credentials request with the secret in the body (RFC 6749, sections 2.3.1 and 4.4.2). */
export async function refuseTokenRequest(request: Request, rule: ClientCredentialsRule): Promise<Refusal | undefined> {
  const read = await readBodyFields(request, rule.bodyForms);
  if ('refusal' in read) return refuseBasic(request.headers) ?? read.refusal;
  const { fields } = read;
  return (
    refuseGrantType(fields) ??
    refuseBasic(request.headers) ??
    refuseClient(fields, rule) ??
    refuseAudience(fields.get('audience'), rule.audience)
  );
}

/** Refuses any other grant than the vendor's one. */
export function refuseGrantType(fields: Fields): Refusal | undefined {
  const grantType = fields.get('grant_type');
  if (grantType === 'client_credentials') return undefined;
  const right = 'It must be client_credentials.';
  return grantType === undefined
    ? { status: 400, code: 'invalid_request', description: `grant_type is missing. ${right}` }
    : { status: 400, code: 'unsupported_grant_type', description: `grant_type is ${short(grantType)}. ${right}` };
}

/** Refuses credentials in the Authorization header, where none of these vendors documents them. */
export function refuseBasic(headers: Headers): Refusal | undefined {
  if (readAuthorization(headers).kind !== 'basic') return undefined;
  const description =
    'The client’s credentials came in the Authorization header. Send client_id and client_secret in the body.';
  // RFC 6749, section 5.2: the challenge names the scheme that the client used.
  return { status: 401, code: 'invalid_client', description, headers: { 'www-authenticate': 'Basic realm="token"' } };
}

function refuseClient(fields: Fields, rule: ClientCredentialsRule): Refusal | undefined {
  const missing = ['client_id', 'client_secret'].filter((name) => !fields.has(name));
  if (missing.length > 0) {
    const description = `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing in the body.`;
    return { status: 401, code: 'invalid_client', description };
  }
  const wrong = fields.get('client_id') === rule.clientId ? 'client_secret is wrong.' : 'client_id is unknown here.';
  return fields.get('client_id') === rule.clientId && fields.get('client_secret') === rule.clientSecret
    ? undefined
    : { status: 401, code: 'invalid_client', description: `${wrong} The page of this dialect shows both.` };
}

function refuseAudience(found: string | undefined, audience: string): Refusal | undefined {
  if (found === audience) return undefined;
  const what =
    found === undefined ? 'audience is missing.' : `audience is ${short(found)}${slashWords(found, audience)}.`;
  return { status: 400, code: 'invalid_request', description: `${what} It must be exactly ${audience}` };
}

function slashWords(found: string, audience: string): string {
  if (`${found}/` === audience) return ', without the closing slash';
  return found === `${audience}/` ? ', with a closing slash' : '';
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
