// What is known of a token's signature, in words: RFC 7515 section 5.2, RFC 8725 section 3. Never more than was checked.
import type { SignatureFault, SignatureObstacle, SignatureVerdict } from '#oauth/signature.ts';

/** A verdict on a signature for the screen. */
export interface SignatureWords {
  readonly verdict: 'ok' | 'error' | 'info';
  /** What a chip says: "Signature verified". */
  readonly title: string;
  readonly sentence: string;
}

/** Says what a check of a signature came to. */
export function explainSignature(verdict: SignatureVerdict): SignatureWords {
  switch (verdict.kind) {
    case 'verified': {
      const key = verdict.kid === null ? 'the one key that fits' : `key ${verdict.kid}`;
      const sentence = `Made by ${verdict.issuer} with ${verdict.algorithm} and ${key}. Expiry and audience are another matter.`;
      return { verdict: 'ok', title: 'Signature verified', sentence };
    }
    case 'not-verified':
      return { verdict: 'error', title: 'Signature not valid', sentence: faultWords(verdict.why) };
    case 'cannot-check':
      return { verdict: 'info', title: 'Signature not checked', sentence: obstacleWords(verdict.why) };
  }
}

function faultWords(fault: SignatureFault): string {
  switch (fault.kind) {
    case 'unsigned':
      return 'Its alg is none: nobody vouches for it, and anybody can have written it (RFC 8725 §3.2).';
    case 'signature-differs':
      return `The issuer’s key${fault.kid === null ? '' : ` ${fault.kid}`} did not make this signature: the token was changed, or another key made it.`;
  }
}

function obstacleWords(obstacle: SignatureObstacle): string {
  switch (obstacle.kind) {
    case 'opaque':
      return 'The token is opaque: it has no signature that one can read.';
    case 'encrypted':
      return 'The token is encrypted: only whom it is for can read it.';
    case 'malformed':
      return 'The token looks like a JWT and can’t be read as one.';
    case 'no-issuer':
      return 'The profile names no issuer: there is nobody whose keys would count.';
    case 'other-issuer':
      return `It says that ${obstacle.received} made it; the profile’s issuer is ${obstacle.expected}. Keys of others prove nothing here.`;
    case 'symmetric':
      return `${obstacle.algorithm} signs with a shared secret: there is no public key to check it with.`;
    case 'unknown-algorithm':
      return obstacle.algorithm === null
        ? 'Its header names no algorithm.'
        : `Its algorithm ${obstacle.algorithm} is not one that is checked here.`;
    case 'critical-extension':
      return 'Its header demands an extension that is not understood here (RFC 7515 §4.1.11).';
    case 'no-keys':
      return 'The issuer’s keys could not be read: its metadata names none, or they did not come.';
    case 'no-such-key':
      return `The issuer publishes no key ${obstacle.kid ?? 'that fits'}. Keys are replaced; a token of before keeps the old one’s name.`;
    case 'several-keys':
      return 'The issuer publishes several keys that fit and the token does not say which.';
    case 'unusable-key':
      return `The issuer’s key${obstacle.kid === null ? '' : ` ${obstacle.kid}`} is damaged or too weak to be used.`;
  }
}
