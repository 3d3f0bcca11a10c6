import { API_SCOPES, IDENTITY_SCOPES } from './registration.ts';

/** An authorization request's scopes, sorted by what becomes of them. */
export interface RequestedAccess {
  readonly identityScopes: readonly string[];
  readonly apiScopes: readonly string[];
  /** The API's resource indicator, if it was asked for. */
  readonly resource: string | undefined;
  /** Asked for, but unknown here. */
  readonly unknownScopes: readonly string[];
}

/**
 * Reads scope and resource from an authorization request that oidc-provider accepted. A scope of the API without its
 * resource has been dropped from it by then, and nobody grants one that is unknown; `scope` in the token response tells
 * the client (RFC 6749, section 3.3).
 */
export function readRequestedAccess(parameters: Readonly<Record<string, unknown>>): RequestedAccess {
  const asked = typeof parameters.scope === 'string' ? parameters.scope.split(' ').filter(Boolean) : [];
  const among = (known: readonly string[]) => asked.filter((scope) => known.includes(scope));
  const resource = [parameters.resource].flat().find((value) => typeof value === 'string');
  return {
    identityScopes: among(IDENTITY_SCOPES),
    apiScopes: resource === undefined ? [] : among(API_SCOPES),
    resource,
    unknownScopes: asked.filter((scope) => ![...API_SCOPES, ...IDENTITY_SCOPES].some((known) => known === scope)),
  };
}
