import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';

/** One RSA key pair: the provider signs with the private JWK, the API verifies with the public key. */
export interface SigningKeys {
  readonly privateJwk: JWK;
  readonly publicKey: CryptoKey;
}

/** Makes the keys of one launch. They are never written anywhere: a restart ends every token. */
export async function makeSigningKeys(): Promise<SigningKeys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = `launch-${new Date().toISOString().slice(0, 19)}`;
  return { privateJwk: { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' }, publicKey };
}
