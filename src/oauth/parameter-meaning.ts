import type { AuthorizationParameter } from './authorization-request.ts';

const meanings: Record<string, readonly [meaning: string, source: string]> = {
  response_type: ['Asks for a code, not a token.', 'RFC 6749 §3.1.1'],
  client_id: ['Names your app. Not a secret.', 'RFC 6749 §2.2'],
  redirect_uri: ['This console. The code comes back here.', 'RFC 6749 §3.1.2'],
  scope: ['What you ask the user to allow.', 'RFC 6749 §3.3'],
  resource: ['The API the token is for.', 'RFC 8707 §2'],
  state: ['Random. Must come back unchanged.', 'RFC 6749 §10.12'],
  nonce: ['Must be inside the ID token.', 'OpenID Connect Core §3.1.2.1'],
  code_challenge: ['SHA-256 of a secret kept here.', 'RFC 7636 §4.2'],
  code_challenge_method: ['How the challenge was made.', 'RFC 7636 §4.3'],
};

/** What a parameter of the authorization request means, and where that stands. */
export function meaningOf(parameter: AuthorizationParameter): { meaning: string; source: string } {
  const [meaning, source] = meanings[parameter.name] ?? ['An extra parameter of this provider.', ''];
  return { meaning, source };
}
