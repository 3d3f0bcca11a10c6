import { createHash, randomBytes } from 'node:crypto';

/** Where the provider of these tests lives. It shares no code with oauth/: a bug must not agree with itself. */
export const providerOrigin = 'http://localhost:6285';

const client = { id: 'practice-app', secret: 'practice-secret-not-secret' };
const redirectUri = 'http://127.0.0.1:6284/callback';
const audience = `${providerOrigin}/api`;
const codeLifetimeMs = 60_000;

/** What a provider may do by the book, or against it. */
export interface Behaviour {
  accessTokenSeconds: number | undefined;
  issuesRefreshToken: boolean;
  /** What stands in the ID token as nonce; `undefined` leaves it out. */
  nonce: (asked: string) => string | undefined;
}

interface Grant {
  readonly family: string;
  readonly scope: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly madeAt: number;
  isUsed: boolean;
}

/** A small, strict authorization server with an API: single-use codes, rotating refresh tokens, tokens that expire. */
export function createProvider(now: () => number) {
  const grants = new Map<string, Grant>();
  const refreshTokens = new Map<string, Grant>();
  const accessTokens = new Map<string, { family: string; expiresAt: number }>();
  const revoked = new Set<string>();
  const secrets = new Set<string>([client.secret]);
  const behaviour: Behaviour = { accessTokenSeconds: 120, issuesRefreshToken: true, nonce: (asked) => asked };

  const keep = (secret: string) => {
    secrets.add(secret);
    return secret;
  };
  const revoke = (family: string) => {
    revoked.add(family);
    return refusal(400, 'invalid_grant', 'used before: everything that came from it is revoked');
  };

  function issue(grant: Grant): Response {
    const lifetime = behaviour.accessTokenSeconds;
    const accessToken = keep(jwt({ sub: 'pat', aud: audience, jti: randomBytes(16).toString('hex') }));
    accessTokens.set(accessToken, { family: grant.family, expiresAt: now() + (lifetime ?? 3600) * 1000 });
    const refreshToken = behaviour.issuesRefreshToken ? keep(`rt-${randomBytes(20).toString('hex')}`) : undefined;
    if (refreshToken) refreshTokens.set(refreshToken, { ...grant, isUsed: false });
    const nonce = behaviour.nonce(grant.nonce);
    return json(200, {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: lifetime,
      refresh_token: refreshToken,
      id_token: keep(
        jwt({ iss: providerOrigin, sub: 'pat', aud: client.id, nonce, jti: randomBytes(8).toString('hex') }),
      ),
      scope: grant.scope,
    });
  }

  function exchange(fields: URLSearchParams): Response {
    const grant = grants.get(fields.get('code') ?? '');
    if (!grant) return refusal(400, 'invalid_grant', 'unknown code');
    if (grant.isUsed) return revoke(grant.family);
    grant.isUsed = true;
    const verifier = keep(fields.get('code_verifier') ?? '');
    if (!/^[\w.~-]{43,128}$/.test(verifier)) return refusal(400, 'invalid_request', 'no code_verifier');
    if (sha256(verifier) !== grant.challenge) return refusal(400, 'invalid_grant', 'the verifier does not fit');
    if (fields.get('redirect_uri') !== redirectUri) return refusal(400, 'invalid_grant', 'another redirect_uri');
    if (now() - grant.madeAt > codeLifetimeMs) return refusal(400, 'invalid_grant', 'the code has expired');
    return issue(grant);
  }

  function refresh(fields: URLSearchParams): Response {
    const grant = refreshTokens.get(fields.get('refresh_token') ?? '');
    if (!grant || revoked.has(grant.family)) return refusal(400, 'invalid_grant', 'unknown refresh token');
    if (grant.isUsed) return revoke(grant.family);
    grant.isUsed = behaviour.issuesRefreshToken;
    return issue(grant);
  }

  async function token(request: Request): Promise<Response> {
    if (request.method !== 'POST') return refusal(405, 'invalid_request', 'POST only');
    if (request.headers.get('content-type') !== 'application/x-www-form-urlencoded')
      return refusal(400, 'invalid_request', 'not a form');
    if (!isClient(request.headers.get('authorization'))) return refusal(401, 'invalid_client', 'wrong credentials');
    const fields = new URLSearchParams(await request.text());
    if (new Set(fields.keys()).size !== fields.size) return refusal(400, 'invalid_request', 'a field stands twice');
    if (fields.get('resource') !== audience) return refusal(400, 'invalid_target', 'another resource');
    if (fields.get('grant_type') === 'authorization_code') return exchange(fields);
    if (fields.get('grant_type') === 'refresh_token') return refresh(fields);
    return refusal(400, 'unsupported_grant_type', 'unknown grant');
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
    /** Every secret it gave out or was shown. */
    secrets,
    /** Answers one request as it came over the wire. */
    async handle(request: Request): Promise<Response> {
      const { origin, pathname } = new URL(request.url);
      if (origin !== providerOrigin) throw new Error(`A request for ${origin} came to the provider`);
      if (pathname === '/token') return token(request);
      return pathname === '/api/me' ? me(request) : json(404, { error: 'not_found' });
    },
    /** The user allows: the authorization response's fields. @throws where the request is not one by the book. */
    allow(consentUrl: string): [string, string][] {
      const asked = readConsentUrl(consentUrl);
      const code = keep(`code-${randomBytes(20).toString('hex')}`);
      const { scope, nonce, challenge, state } = asked;
      grants.set(code, {
        scope,
        nonce,
        challenge,
        family: randomBytes(8).toString('hex'),
        madeAt: now(),
        isUsed: false,
      });
      return [
        ['code', code],
        ['state', state],
        ['iss', providerOrigin],
      ];
    },
  };
}

export type Provider = ReturnType<typeof createProvider>;

function readConsentUrl(consentUrl: string) {
  const { origin, pathname, searchParams } = new URL(consentUrl);
  const one = (name: string, pattern: RegExp): string => {
    const values = searchParams.getAll(name);
    if (values.length !== 1 || !pattern.test(values[0] ?? '')) throw new Error(`Bad ${name}: ${values.join(' and ')}`);
    return values[0] ?? '';
  };
  const is = (name: string, value: string) => {
    if (one(name, /./) !== value) throw new Error(`Bad ${name}: ${searchParams.get(name)}`);
  };
  if (`${origin}${pathname}` !== `${providerOrigin}/auth`) throw new Error(`Bad endpoint: ${origin}${pathname}`);
  is('response_type', 'code');
  is('client_id', client.id);
  is('redirect_uri', redirectUri);
  is('resource', audience);
  is('code_challenge_method', 'S256');
  return {
    scope: one('scope', /\bopenid\b/),
    state: one('state', /^[\w-]{22,}$/),
    nonce: one('nonce', /^[\w-]{22,}$/),
    challenge: one('code_challenge', /^[\w-]{43}$/),
  };
}

function isClient(authorization: string | null): boolean {
  const [scheme, encoded = ''] = (authorization ?? '').split(' ');
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':').map(decodeURIComponent);
  return scheme === 'Basic' && id === client.id && secret === client.secret;
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

/** A JWT by its shape: nobody here checks the signature. */
function jwt(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'ES256', typ: 'JWT' })}.${encode(claims)}.${randomBytes(32).toString('base64url')}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
