import type { Call } from '#call/call.ts';
import { type CallView, viewCall } from '#call/call-view.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { type Jwks, readJwks } from '#oauth/jwks.ts';
import type { Profile } from '#oauth/profile.ts';
import { judgeSignature, type SignatureVerdict } from '#oauth/signature.ts';
import type { ConsoleServices } from './console-services.ts';
import { type DiscoveryResult, discoverProvider } from './discover-provider.ts';
import { loadResolved, loadToken } from './load-records.ts';
import type { CallOptions } from './perform-call.ts';
import { sendPlain } from './send-plain.ts';
import { verifyJws } from './verify-jws.ts';

/** What was found of a token's signatures, and by whose keys (R24). */
export interface SignatureCheck {
  readonly access: SignatureVerdict;
  /** `null` where no ID token came. */
  readonly id: SignatureVerdict | null;
  /** The issuer that the keys belong to; empty where the profile names none. */
  readonly issuer: string;
  /** Where the keys came from; `null` where none were asked for or nobody says where they are. */
  readonly jwksUri: string | null;
  readonly checkedAt: number;
  /** The calls that were made for it, in order. */
  readonly calls: readonly CallView[];
}

/**
 * Holds a token's signatures against its issuer's keys.
 * 1. See whether there is anything that keys could tell. An opaque token asks nobody.
 * 2. Ask for the keys: where the profile says they are, else where its issuer's metadata does.
 * 3. Judge the access token and the ID token.
 */
export async function checkSignature(
  services: ConsoleServices,
  tokenId: string,
  options: CallOptions,
): Promise<SignatureCheck> {
  const token = await loadToken(services, tokenId);
  const profile = await loadResolved(services, token.profileId);
  const access = await open(services, token.accessToken);
  const id = token.idToken && (await open(services, token.idToken));
  const { issuer } = profile;
  const judge = async (jwks: Jwks | null) => ({
    access: await judgeSignature(access, { issuer, jwks, verify: verifyJws }),
    id: id === null ? null : await judgeSignature(id, { issuer, jwks, verify: verifyJws }),
  });
  const calls: CallView[] = [];
  const asked = { issuer, checkedAt: services.now(), calls };
  const withoutKeys = await judge(null);
  if (!wantsKeys(withoutKeys.access) && !wantsKeys(withoutKeys.id)) return { ...withoutKeys, ...asked, jwksUri: null };
  const discovered = profile.jwksUri ? null : await discoverProvider(services, { issuer, profile }, options);
  calls.push(...(discovered?.attempts ?? []).map(({ call }) => call));
  const jwksUri = discovered ? jwksUriIn(discovered) : profile.jwksUri;
  if (!jwksUri) return { ...withoutKeys, ...asked, jwksUri: null };
  const answer = await askForKeys(services, { profile, jwksUri }, options);
  calls.push(viewCall(answer));
  const reading = readJwks(answer);
  return { ...(await judge(reading.kind === 'jwks' ? reading.jwks : null)), ...asked, jwksUri };
}

async function open({ vault }: ConsoleServices, ref: SecretRef): Promise<string> {
  return (await vault.open(ref)).reveal();
}

function wantsKeys(verdict: SignatureVerdict | null): boolean {
  return verdict?.kind === 'cannot-check' && verdict.why.kind === 'no-keys';
}

function jwksUriIn({ reading }: DiscoveryResult): string | null {
  return reading?.kind === 'metadata' ? reading.metadata.jwks_uri : null;
}

function askForKeys(
  services: ConsoleServices,
  { profile, jwksUri }: { profile: Profile; jwksUri: string },
  options: CallOptions,
): Promise<Call> {
  const { id: profileId, connection } = profile;
  const plain = { method: 'GET', url: jwksUri, purpose: 'jwks', profileId, connection } as const;
  return sendPlain(services, plain, options);
}
