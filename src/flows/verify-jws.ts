import type { VerifyJws } from '#oauth/signature.ts';

/**
 * Checks a signature with jose, which is loaded when it is first needed. `false` where the signature is not the key's;
 * rejects where the key can't be used.
 */
export const verifyJws: VerifyJws = async (token, jwk, algorithm) => {
  const { compactVerify, errors, importJWK } = await import('jose');
  const key = await importJWK(jwk, algorithm);
  try {
    await compactVerify(token, key, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return false;
    throw error;
  }
};
