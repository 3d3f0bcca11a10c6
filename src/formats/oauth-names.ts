// The parameters of RFC 6749 and its kin, by which a request for a token is told from any other text.

/** Parameters that stand in a token request only: a group of pairs that has one is its parameters. */
export const tellingNames: ReadonlySet<string> = new Set([
  'grant_type',
  'client_id',
  'client_secret',
  'refresh_token',
  'redirect_uri',
  'code_verifier',
]);

/** Every parameter that a token request is known to have. */
export const requestNames: ReadonlySet<string> = new Set([
  ...tellingNames,
  'code',
  'scope',
  'user_scope',
  'audience',
  'resource',
  'username',
  'password',
  'assertion',
  'client_assertion',
  'client_assertion_type',
  'device_code',
  'subject_token',
  'subject_token_type',
  'requested_token_type',
]);

/** Members of a token response (RFC 6749 section 5.1). */
export const responseNames: ReadonlySet<string> = new Set(['access_token', 'token_type', 'expires_in', 'id_token']);

const headerNames = new Set(['accept', 'authorization', 'cookie', 'host', 'origin', 'referer', 'user-agent']);

/** Tells whether a name in quotes is a header's rather than a parameter's. */
export function isHeaderName(name: string): boolean {
  return headerNames.has(name.toLowerCase()) || /^(?:x-[\w-]+|[A-Za-z]+(?:-[A-Za-z\d]+)+)$/i.test(name);
}

/** Tells whether a URL's path is that of a token endpoint, as far as a path tells. */
export function looksLikeTokenEndpoint(url: string): boolean {
  const path = /^(?:https?:\/\/)?[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';
  return (
    /token|oauth2?\.v\d\.access/i.test(path) && !/introspect|revo(?:ke|cation)|tokeninfo|\/api\/tokens?\/./i.test(path)
  );
}
