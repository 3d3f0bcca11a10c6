import { challenge } from '../standard/challenge.ts';
import { readAuthorization } from './authorization-header.ts';
import { readBearerToken } from './bearer-token.ts';
import type { Refusal } from './dialect.ts';
import type { IssuedTokens } from './issued-tokens.ts';

/** Who may call an API: by an access token, or by a user name and a password of the API's own. */
export interface ApiAccess {
  readonly realm: string;
  readonly tokens: IssuedTokens;
  readonly user: string;
  readonly password: string;
}

/** Refuses a call that does not prove who sends it, with a challenge of RFC 6750, section 3, or RFC 7617. */
export function refuseApiCall(request: Request, { realm, tokens, user, password }: ApiAccess): Refusal | undefined {
  const authorization = readAuthorization(request.headers);
  const basic = `Basic realm="${realm}"`;
  switch (authorization.kind) {
    case 'basic': {
      if (authorization.user === user && authorization.password === password) return undefined;
      const wrong = authorization.user === user ? 'The password is wrong.' : 'The user name is unknown here.';
      return unauthorized(`${wrong} The page of this dialect shows both.`, basic);
    }
    case 'none':
      return unauthorized(`Nothing proves who sends this. ${TAKEN}`, `${challenge({ realm })}, ${basic}`);
    case 'other': {
      const scheme = authorization.scheme.slice(0, 40);
      return unauthorized(`The scheme ${scheme} is not taken here. ${TAKEN}`, `${challenge({ realm })}, ${basic}`);
    }
    default: {
      const presented = readBearerToken(request, tokens, realm);
      return 'refusal' in presented ? presented.refusal : undefined;
    }
  }
}

const TAKEN = 'Send Authorization: Bearer <access token>, or Basic with user name and password.';

/** Without a token there is no error code (RFC 6750, section 3.1). */
function unauthorized(description: string, wwwAuthenticate: string): Refusal {
  return { status: 401, code: 'unauthorized', description, headers: { 'www-authenticate': wwwAuthenticate } };
}
