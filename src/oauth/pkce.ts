// Proof Key for Code Exchange, RFC 7636.
import { base64url } from './base64url.ts';
import type { Profile } from './profile.ts';

/** SHA-256 of the given bytes. Arrives as a parameter: this room has no crypto of its own. */
export type Sha256 = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Octets of randomness in a verifier: gives 43 characters (RFC 7636 section 4.1). */
export const verifierBytes = 32;

/** A code verifier from random octets (RFC 7636 section 4.1). */
export function codeVerifierFrom(random: Uint8Array): string {
  return base64url(random);
}

/** The S256 code challenge of a verifier (RFC 7636 section 4.2). */
export async function codeChallengeS256(verifier: string, sha256: Sha256): Promise<string> {
  return base64url(await sha256(new TextEncoder().encode(verifier)));
}

/** Tells whether a profile's runs are guarded by PKCE: only a code can be. */
export function usesPkce({ grant, pkce }: Pick<Profile, 'grant' | 'pkce'>): boolean {
  return grant === 'authorization_code' && pkce !== 'off';
}
