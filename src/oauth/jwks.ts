// A JSON Web Key Set, RFC 7517 section 5, and the key in it that a signature names, RFC 7515 section 4.1.4.
import type { Call } from '#call/call.ts';

/** A public key of a set, its private members left out. */
export interface Jwk extends Readonly<Record<string, unknown>> {
  readonly kty: string;
}

/** An issuer's public signature keys. */
export interface Jwks {
  readonly keys: readonly Jwk[];
  /** Members of the set that are no public signature keys, and are not used (RFC 7517 section 5). */
  readonly skipped: number;
}

/** A key set, read. */
export type JwksReading =
  | { readonly kind: 'jwks'; readonly jwks: Jwks }
  | {
      readonly kind: 'refused';
      readonly why: 'no-answer' | 'failure-status' | 'not-json' | 'not-a-key-set' | 'no-keys';
    };

/** Reads the call of a key set request. Keys that sign nothing, and what is no key, are left out. */
export function readJwks(call: Pick<Call, 'head' | 'body' | 'ending'>): JwksReading {
  if (call.ending.kind !== 'response' || !call.head) return { kind: 'refused', why: 'no-answer' };
  if (call.head.status !== 200) return { kind: 'refused', why: 'failure-status' };
  const document = parse(new TextDecoder().decode(call.body));
  if (document === undefined) return { kind: 'refused', why: 'not-json' };
  if (!isObject(document) || !Array.isArray(document.keys)) return { kind: 'refused', why: 'not-a-key-set' };
  const keys = document.keys.filter(isSignatureKey).map(withoutPrivateMembers);
  if (keys.length === 0) return { kind: 'refused', why: 'no-keys' };
  return { kind: 'jwks', jwks: { keys, skipped: document.keys.length - keys.length } };
}

/** What a signature says of its key. */
export interface KeyHint {
  readonly kid: string | null;
  readonly algorithm: string;
}

/** The key a signature was made with, or why it can't be told. */
export type KeyChoice =
  | { readonly kind: 'key'; readonly jwk: Jwk }
  | { readonly kind: 'none' }
  /** More than one fits, and the signature does not say which. */
  | { readonly kind: 'several' };

/**
 * The one key of a set that fits a signature's header: of the right type and curve for its algorithm, not reserved for
 * another one, and of that `kid` where there is one.
 */
export function keyFor({ kid, algorithm }: KeyHint, { keys }: Jwks): KeyChoice {
  const fitting = keys.filter((jwk) => fits(jwk, algorithm) && (kid === null || jwk.kid === kid));
  const [jwk, ...others] = fitting;
  if (!jwk) return { kind: 'none' };
  return others.length > 0 ? { kind: 'several' } : { kind: 'key', jwk };
}

/** The key an algorithm needs: RFC 7518 section 3.1, RFC 8037 section 3.1, RFC 9864 section 2.2. */
const keyTypes: Readonly<Record<string, { readonly kty: string; readonly crv?: string }>> = {
  RS256: { kty: 'RSA' },
  RS384: { kty: 'RSA' },
  RS512: { kty: 'RSA' },
  PS256: { kty: 'RSA' },
  PS384: { kty: 'RSA' },
  PS512: { kty: 'RSA' },
  ES256: { kty: 'EC', crv: 'P-256' },
  ES384: { kty: 'EC', crv: 'P-384' },
  ES512: { kty: 'EC', crv: 'P-521' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
  Ed25519: { kty: 'OKP', crv: 'Ed25519' },
};

/** Tells whether an algorithm is one whose signatures can be checked: asymmetric, and known. */
export function isCheckable(algorithm: string): boolean {
  return Object.hasOwn(keyTypes, algorithm);
}

function fits(jwk: Jwk, algorithm: string): boolean {
  const wanted = Object.hasOwn(keyTypes, algorithm) ? keyTypes[algorithm] : undefined;
  if (!wanted || jwk.kty !== wanted.kty || (wanted.crv !== undefined && jwk.crv !== wanted.crv)) return false;
  return jwk.alg === undefined || jwk.alg === algorithm;
}

function isSignatureKey(value: unknown): value is Jwk {
  if (!isObject(value) || !['RSA', 'EC', 'OKP'].includes(String(value.kty))) return false;
  const { use, key_ops: operations } = value;
  return (use === undefined || use === 'sig') && (!Array.isArray(operations) || operations.includes('verify'));
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

function withoutPrivateMembers(jwk: Jwk): Jwk {
  const members = Object.entries(jwk).filter(([name]) => !privateMembers.includes(name));
  return { ...Object.fromEntries(members), kty: jwk.kty };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
