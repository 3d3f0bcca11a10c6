import { generateKeyPairSync, sign } from 'node:crypto';
import { providerOrigin } from './provider-clients.test-support.ts';

const kid = 'signing-key-1';
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A signed JWT (RFC 7515 section 3.1). */
export function jwt(claims: object): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'ES256', typ: 'JWT', kid })}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/** The provider's key set (RFC 7517 section 5). */
export function keySet() {
  return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' }] };
}

/** The provider's metadata (OpenID Connect Discovery section 3). */
export const metadata = {
  issuer: providerOrigin,
  authorization_endpoint: `${providerOrigin}/auth`,
  token_endpoint: `${providerOrigin}/token`,
  jwks_uri: `${providerOrigin}/jwks`,
  userinfo_endpoint: `${providerOrigin}/userinfo`,
  scopes_supported: ['openid', 'profile', 'items:read'],
  response_types_supported: ['code', 'token'],
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials', 'password', 'implicit'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
};
