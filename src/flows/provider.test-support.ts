import { createHash, randomBytes } from 'node:crypto';
import {
  audience,
  type Client,
  clientOf,
  clients,
  providerOrigin,
  readConsentUrl,
  user,
} from './provider-clients.test-support.ts';
import { jwt, keySet, metadata } from './provider-keys.test-support.ts';

const codeLifetimeMs = 60_000;

/** What a provider may do by the book, or against it. */
export interface Behaviour {
  accessTokenSeconds: number | undefined;
  issuesRefreshToken: boolean;
  /** What stands in the ID token as nonce; `undefined` leaves it out. */
  nonce: (asked: string) => string | undefined;
}

/** What a token comes from. */
interface Origin {
  readonly client: Client;
  readonly family: string;
  readonly scope: string;
  readonly nonce: string;
  isUsed: boolean;
}

interface Code extends Origin {
  readonly redirectUri: string;
  readonly challenge: { readonly value: string; readonly method: string } | null;
  readonly madeAt: number;
}

/** A small, strict authorization server with an API: single-use codes, rotating refresh tokens, tokens that expire. */
export function createProvider(now: () => number) {
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Origin>();
  const accessTokens = new Map<string, { family: string; expiresAt: number }>();
  const revoked = new Set<string>();
  const secrets = new Set<string>([clients.web.secret]);
  const behaviour: Behaviour = { accessTokenSeconds: 120, issuesRefreshToken: true, nonce: (asked) => asked };

  const documents = new Map<string, object>([
    ['/.well-known/openid-configuration', metadata],
    ['/jwks', keySet()],
  ]);

  const keep = (secret: string) => {
    secrets.add(secret);
    return secret;
  };
  const revoke = (family: string) => {
    revoked.add(family);
    return refusal(400, 'invalid_grant', 'used before: everything that came from it is revoked');
  };

  function makeAccessToken(family: string): string {
    const accessToken = keep(
      jwt({ iss: providerOrigin, sub: 'pat', aud: audience, jti: randomBytes(16).toString('hex') }),
    );
    accessTokens.set(accessToken, { family, expiresAt: now() + (behaviour.accessTokenSeconds ?? 3600) * 1000 });
    return accessToken;
  }

  function makeRefreshToken(origin: Origin): string {
    const refreshToken = keep(`rt-${randomBytes(20).toString('hex')}`);
    refreshTokens.set(refreshToken, { ...origin, isUsed: false });
    return refreshToken;
  }

  function issue(origin: Origin, withUser = true): Response {
    const nonce = behaviour.nonce(origin.nonce);
    const claims = {
      iss: providerOrigin,
      sub: 'pat',
      aud: origin.client.id,
      nonce,
      jti: randomBytes(8).toString('hex'),
    };
    return json(200, {
      access_token: makeAccessToken(origin.family),
      token_type: 'Bearer',
      expires_in: behaviour.accessTokenSeconds,
      refresh_token: withUser && behaviour.issuesRefreshToken ? makeRefreshToken(origin) : undefined,
      id_token: withUser && origin.scope.includes('openid') ? keep(jwt(claims)) : undefined,
      scope: origin.scope,
    });
  }

  function exchange(fields: URLSearchParams, client: Client): Response {
    const code = codes.get(fields.get('code') ?? '');
    if (code?.client !== client) return refusal(400, 'invalid_grant', 'unknown code');
    if (code.isUsed) return revoke(code.family);
    code.isUsed = true;
    const verifier = fields.get('code_verifier');
    if (verifier !== null) keep(verifier);
    if (code.challenge && !/^[\w.~-]{43,128}$/.test(verifier ?? ''))
      return refusal(400, 'invalid_request', 'no code_verifier');
    if (!isVerified(code, verifier)) return refusal(400, 'invalid_grant', 'the verifier does not fit');
    if (fields.get('redirect_uri') !== code.redirectUri) return refusal(400, 'invalid_grant', 'another redirect_uri');
    if (now() - code.madeAt > codeLifetimeMs) return refusal(400, 'invalid_grant', 'the code has expired');
    return issue(code);
  }

  function refresh(fields: URLSearchParams, client: Client): Response {
    const origin = refreshTokens.get(fields.get('refresh_token') ?? '');
    if (origin?.client !== client || revoked.has(origin.family))
      return refusal(400, 'invalid_grant', 'unknown refresh token');
    if (origin.isUsed) return revoke(origin.family);
    origin.isUsed = behaviour.issuesRefreshToken;
    return issue(origin);
  }

  async function token(request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: 'POST' } });
    if (request.method !== 'POST') return refusal(405, 'invalid_request', 'POST only');
    if (request.headers.get('content-type') !== 'application/x-www-form-urlencoded')
      return refusal(400, 'invalid_request', 'not a form');
    const fields = new URLSearchParams(await request.text());
    const client = clientOf(request.headers.get('authorization'), fields);
    if (!client) return refusal(401, 'invalid_client', 'wrong credentials');
    if (client.secret !== null) keep(client.secret);
    if (new Set(fields.keys()).size !== fields.size) return refusal(400, 'invalid_request', 'a field stands twice');
    if (fields.get('resource') !== audience) return refusal(400, 'invalid_target', 'another resource');
    const grant = fields.get('grant_type') ?? '';
    if (!client.grants.includes(grant)) return refusal(400, 'unauthorized_client', 'not with this grant');
    return answerGrant(grant, fields, client);
  }

  function answerGrant(grant: string, fields: URLSearchParams, client: Client): Response {
    const origin = { client, family: randomBytes(8).toString('hex'), scope: fields.get('scope') ?? '', nonce: '' };
    switch (grant) {
      case 'authorization_code':
        return exchange(fields, client);
      case 'refresh_token':
        return refresh(fields, client);
      case 'client_credentials':
        return issue({ ...origin, isUsed: false }, false);
      case 'password':
        keep(fields.get('password') ?? '');
        return fields.get('username') === user.name && fields.get('password') === user.password
          ? issue({ ...origin, isUsed: false })
          : refusal(400, 'invalid_grant', 'wrong name or password');
      default:
        return refusal(400, 'unsupported_grant_type', 'unknown grant');
    }
  }

  function me(request: Request): Response {
    const [scheme, value = ''] = (request.headers.get('authorization') ?? '').split(' ');
    const found = accessTokens.get(value);
    if (scheme !== 'Bearer') return challenge('Bearer');
    const isGood = found && !revoked.has(found.family) && now() < found.expiresAt;
    return isGood ? json(200, { sub: 'pat', name: 'Pat' }) : challenge('Bearer error="invalid_token"');
  }

  return {
    behaviour,
    /** What stands at its other addresses. */
    documents,
    /** Every secret it gave out or was shown. */
    secrets,
    /** Answers one request as it came over the wire. */
    async handle(request: Request): Promise<Response> {
      const { origin, pathname } = new URL(request.url);
      if (origin !== providerOrigin) throw new Error(`A request for ${origin} came to the provider`);
      if (pathname === '/token') return token(request);
      if (pathname === '/api/me' || pathname === '/userinfo') return me(request);
      return documents.has(pathname) ? json(200, documents.get(pathname) ?? {}) : json(404, { error: 'not_found' });
    },
    /** The user allows: the authorization response's fields. @throws where the request is not one by the book. */
    allow(consentUrl: string): [string, string][] {
      const { responseType, state, ...asked } = readConsentUrl(consentUrl);
      const family = randomBytes(8).toString('hex');
      if (responseType === 'token') {
        return Object.entries({
          access_token: makeAccessToken(family),
          token_type: 'Bearer',
          expires_in: String(behaviour.accessTokenSeconds),
          scope: asked.scope,
          state,
          iss: providerOrigin,
        });
      }
      const code = keep(`code-${randomBytes(20).toString('hex')}`);
      codes.set(code, { ...asked, family, madeAt: now(), isUsed: false });
      return Object.entries({ code, state, iss: providerOrigin });
    },
    /** A refresh token that the user has from somewhere else. */
    giveRefreshToken(client: Client): string {
      const family = randomBytes(8).toString('hex');
      return makeRefreshToken({ client, family, scope: 'items:read', nonce: '', isUsed: false });
    },
  };
}

export type Provider = ReturnType<typeof createProvider>;

function isVerified({ challenge }: Code, verifier: string | null): boolean {
  if (!challenge) return verifier === null;
  return challenge.value === (challenge.method === 'S256' ? sha256(verifier ?? '') : verifier);
}

function json(status: number, document: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

function refusal(status: number, error: string, description: string): Response {
  return json(status, { error, error_description: description });
}

function challenge(value: string): Response {
  return json(401, { error: 'unauthorized' }, { 'www-authenticate': value });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
