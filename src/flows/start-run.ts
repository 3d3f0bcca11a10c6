import { type AuthorizationRequest, buildAuthorizationRequest } from '#oauth/authorization-request.ts';
import { base64url } from '#oauth/base64url.ts';
import { codeChallengeS256, codeVerifierFrom, verifierBytes } from '#oauth/pkce.ts';
import { asksForConsent, type Profile, redirectUriOf } from '#oauth/profile.ts';
import type { Run } from '#oauth/run.ts';
import { type NewSecret, newSecret, type VaultRecord } from '#vault/vault.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadResolved } from './load-records.ts';

/** Octets of `state` and `nonce`: 128 bits, not to be guessed (RFC 6749 section 10.10). */
const stateBytes = 16;

/** A run that has begun. */
export interface StartedRun {
  readonly runId: string;
  readonly profileId: string;
  /** `false` where the browser blocked the window: the run page has a button for it. `true` where none was needed. */
  readonly windowOpened: boolean;
}

/** How a run is to begin. */
export interface RunWish {
  /** The user is to be asked once more for what was allowed before. */
  readonly asksAgain?: boolean;
  /** The saved request or draft that waits for the token. */
  readonly requestId?: string | undefined;
}

/**
 * Begins a run, in one press.
 * 1. Load the profile.
 * 2. For a grant that asks nobody, store a run whose token request is ready: it is sent on the next press.
 * 3. Else make verifier, state and nonce, and build the authorization request.
 * 4. Store run, attempt and verifier, before anything can come back.
 * 5. Open the consent URL.
 * @throws if there is no such profile, its API takes a password and no token, or it has no authorization endpoint one can open.
 */
export async function startRun(services: ConsoleServices, profileId: string, wish: RunWish = {}): Promise<StartedRun> {
  const profile = await loadResolved(services, profileId);
  if (profile.grant === 'basic') throw new Error('This profile has no token: its API takes user name and password');
  if (asksForConsent(profile.grant)) return startConsent(services, profile, wish);
  const run: Run = { ...newRun(services, profile, wish), outcome: { kind: 'ready' } };
  await services.vault.put([{ kind: 'run', run }]);
  return { runId: run.id, profileId, windowOpened: true };
}

async function startConsent(services: ConsoleServices, profile: Profile, wish: RunWish): Promise<StartedRun> {
  const { verifier, challenge } = await makePkce(services, profile);
  const state = base64url(services.randomBytes(stateBytes));
  const authorizationRequest = buildAuthorizationRequest(profile, services.origins, {
    state,
    nonce: base64url(services.randomBytes(stateBytes)),
    codeChallenge: challenge,
    asksAgain: wish.asksAgain ?? false,
  });
  const run = await storeRun(services, { profile, wish, state, verifier, authorizationRequest });
  return { runId: run.id, profileId: profile.id, windowOpened: services.openWindow(authorizationRequest.url, 'popup') };
}

interface Pkce {
  readonly verifier: NewSecret | null;
  /** `null` without PKCE: implicit has no code that a verifier could guard. */
  readonly challenge: string | null;
}

async function makePkce(services: ConsoleServices, { grant, pkce }: Profile): Promise<Pkce> {
  if (grant !== 'authorization_code' || pkce === 'off') return { verifier: null, challenge: null };
  const verifier = codeVerifierFrom(services.randomBytes(verifierBytes));
  return {
    verifier: newSecret('code verifier', verifier, () => freshId(services)),
    challenge: pkce === 'plain' ? verifier : await codeChallengeS256(verifier, services.sha256),
  };
}

interface RunParts {
  readonly profile: Profile;
  readonly wish: RunWish;
  readonly state: string;
  readonly verifier: NewSecret | null;
  readonly authorizationRequest: AuthorizationRequest;
}

async function storeRun(services: ConsoleServices, parts: RunParts): Promise<Run> {
  const { profile, wish, state, verifier, authorizationRequest } = parts;
  const run: Run = {
    ...newRun(services, profile, wish),
    redirectUri: redirectUriOf(profile, services.origins),
    authorizationRequest,
    codeVerifier: verifier?.ref ?? null,
  };
  const secrets: VaultRecord[] = verifier ? [{ kind: 'secret', secret: verifier }] : [];
  const attempt = { state, runId: run.id, startedAt: run.startedAt, response: null };
  await services.vault.put([...secrets, { kind: 'run', run }, { kind: 'attempt', attempt }]);
  return run;
}

function newRun(services: ConsoleServices, { id, grant }: Profile, { requestId }: RunWish): Run {
  return {
    id: freshId(services),
    profileId: id,
    startedAt: services.now(),
    grant,
    redirectUri: '',
    authorizationRequest: null,
    codeVerifier: null,
    ...(requestId !== undefined && { requestId }),
    outcome: { kind: 'waiting' },
  };
}
