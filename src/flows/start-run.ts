import { type AuthorizationRequest, buildAuthorizationRequest } from '#oauth/authorization-request.ts';
import { base64url } from '#oauth/base64url.ts';
import { codeChallengeS256, codeVerifierFrom, verifierBytes } from '#oauth/pkce.ts';
import { redirectUriOf, resolveProfile } from '#oauth/profile.ts';
import type { Run } from '#oauth/run.ts';
import { newSecret } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';

/** Octets of `state` and `nonce`: 128 bits, not to be guessed (RFC 6749 section 10.10). */
const stateBytes = 16;

/** A run that has begun. */
export interface StartedRun {
  readonly runId: string;
  readonly profileId: string;
  /** `false` where the browser blocked the window: the run page has a button for it. */
  readonly windowOpened: boolean;
}

/**
 * Begins a run, in one press.
 * 1. Load the profile.
 * 2. Make verifier, state and nonce.
 * 3. Build the authorization request.
 * 4. Store run, attempt and verifier, before anything can come back.
 * 5. Open the consent URL.
 * @throws if there is no such profile.
 */
export async function startRun(services: ConsoleServices, profileId: string): Promise<StartedRun> {
  const profile = await services.vault.loadProfile(profileId);
  if (!profile) throw new Error(`There is no profile ${profileId}`);
  const verifier = codeVerifierFrom(services.randomBytes(verifierBytes));
  const state = base64url(services.randomBytes(stateBytes));
  const authorizationRequest = buildAuthorizationRequest(resolveProfile(profile, services.origins), services.origins, {
    state,
    nonce: base64url(services.randomBytes(stateBytes)),
    codeChallenge: await codeChallengeS256(verifier, services.sha256),
  });
  const redirectUri = redirectUriOf(profile, services.origins);
  const run = await storeRun(services, { profileId, state, verifier, redirectUri, authorizationRequest });
  return { runId: run.id, profileId, windowOpened: services.openWindow(authorizationRequest.url) };
}

interface RunParts {
  readonly profileId: string;
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly authorizationRequest: AuthorizationRequest;
}

async function storeRun(services: ConsoleServices, parts: RunParts): Promise<Run> {
  const codeVerifier = newSecret('code verifier', parts.verifier, () => freshId(services));
  const startedAt = services.now();
  const run: Run = {
    id: freshId(services),
    profileId: parts.profileId,
    startedAt,
    grant: 'authorization_code',
    redirectUri: parts.redirectUri,
    authorizationRequest: parts.authorizationRequest,
    codeVerifier: codeVerifier.ref,
    outcome: { kind: 'waiting' },
  };
  await services.vault.put([
    { kind: 'secret', secret: codeVerifier },
    { kind: 'run', run },
    { kind: 'attempt', attempt: { state: parts.state, runId: run.id, startedAt, response: null } },
  ]);
  return run;
}
