import type { KoaContextWithOIDC } from 'oidc-provider';
import { challenge } from './challenge.ts';
import { PATHS } from './registration.ts';

/**
 * Says in words why userinfo refused a token. oidc-provider answers "invalid token provided" to everything; the usual
 * cause here is a token for the API, which is a JWT with an audience and none of userinfo's business.
 */
export function explainUserinfoRefusal(origin: string) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> => {
    await next();
    if (ctx.path !== PATHS.userinfo || ctx.status !== 401 || !isInvalidToken(ctx.body)) return;
    // Without any token the challenge holds no error code (RFC 6750, section 3.1), and stays as it is.
    if (!ctx.response.get('www-authenticate').includes('error=')) return;
    const description = looksLikeJwt(ctx.get('authorization'))
      ? `This token is for the API (${origin}${PATHS.api}). Userinfo takes a token asked for without the resource parameter.`
      : 'The access token is unknown here, has expired or was revoked.';
    ctx.body = { error: 'invalid_token', error_description: description };
    ctx.set('WWW-Authenticate', challenge({ realm: origin, error: 'invalid_token', error_description: description }));
  };
}

function isInvalidToken(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body && body.error === 'invalid_token';
}

function looksLikeJwt(authorization: string): boolean {
  return /^bearer [\w-]+\.[\w-]+\.[\w-]+$/i.test(authorization);
}
