import type { SecretRef } from '#call/secret-ref.ts';
import { fill, type Template } from '#call/template.ts';
import { blankProfile, type Origins, type Profile } from './profile.ts';

/** Where the console and the practice provider live in tests. */
export const origins: Origins = { console: 'http://127.0.0.1:6284', practice: 'http://localhost:6285' };

/** A handle whose label is the secret: `filled` puts it into its slot. */
export function secretRef(secret: string): SecretRef {
  return { id: secret, label: secret, lastFour: secret.slice(-4) };
}

/** A template as sent, secrets in their slots. */
export function filled(template: Template): string {
  return fill(template, ({ label }) => label);
}

/** The client of RFC 6749 section 4.1, at a provider of its own. */
export const profile: Profile = {
  ...blankProfile,
  id: 'p1',
  name: 'RFC 6749',
  issuer: 'https://server.example.com',
  authorizationEndpoint: 'https://server.example.com/authorize',
  tokenEndpoint: 'https://server.example.com/token',
  clientId: 's6BhdRkqt3',
  clientSecret: secretRef('gX1fBat3bV'),
  clientAuthentication: 'client_secret_basic',
  scopes: ['read', 'write'],
  firstRequest: { method: 'GET', url: 'https://server.example.com/me' },
};
