// Token requests: the code exchange, RFC 6749 section 4.1.3 with RFC 7636 section 4.5, and the refresh, section 6.
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { formEncode, slot, type Template, text } from '#call/template.ts';
import { clientCredentials } from './client-authentication.ts';
import type { Profile } from './profile.ts';

type Field = readonly [name: string, value: Template];

/** What a code exchange needs beside its profile. A `null` code makes a preview: its place is marked as awaited. */
export interface CodeExchange {
  readonly code: SecretRef | null;
  readonly redirectUri: string;
  /** `null` without PKCE. */
  readonly codeVerifier: SecretRef | null;
}

/** Builds the exchange of an authorization code (RFC 6749 section 4.1.3) for a resolved profile. */
export function buildCodeExchange(profile: Profile, exchange: CodeExchange): CallRequest {
  const code: Template = exchange.code ? slot(exchange.code, 'form') : [{ kind: 'awaited', what: 'code' }];
  return buildTokenRequest(profile, [
    ['grant_type', text('authorization_code')],
    ['code', code],
    ['redirect_uri', text(formEncode(exchange.redirectUri))],
    ...(exchange.codeVerifier ? [['code_verifier', slot(exchange.codeVerifier, 'form')] as const] : []),
  ]);
}

/** Builds a refresh (RFC 6749 section 6) for a resolved profile. Scope is left out: as granted before. */
export function buildRefresh(profile: Profile, refreshToken: SecretRef): CallRequest {
  return buildTokenRequest(profile, [
    ['grant_type', text('refresh_token')],
    ['refresh_token', slot(refreshToken, 'form')],
  ]);
}

function buildTokenRequest(profile: Profile, grantFields: readonly Field[]): CallRequest {
  const credentials = clientCredentials(profile);
  const resources = profile.resources.map((resource): Field => ['resource', text(formEncode(resource))]);
  return {
    method: 'POST',
    url: text(profile.tokenEndpoint),
    headers: [
      ...credentials.headers,
      ['Content-Type', text('application/x-www-form-urlencoded')],
      ['Accept', text('application/json')],
    ],
    body: { kind: 'text', text: formBody([...grantFields, ...resources, ...credentials.fields]) },
  };
}

/** Joins fields whose values are encoded already. */
function formBody(fields: readonly Field[]): Template {
  return fields.flatMap(([name, value], index) => [...text(`${index > 0 ? '&' : ''}${name}=`), ...value]);
}
