import type { Call } from '#call/call.ts';
import { buildRequest } from '#collection/build-request.ts';
import type { Obstacle } from '#collection/obstacle.ts';
import { userinfoRequestOf } from '#collection/userinfo-request.ts';
import { keptVariablesOf } from '#oauth/kept-values.ts';
import type { Profile } from '#oauth/profile.ts';
import { readUserinfo, type UserinfoReading } from '#oauth/read-userinfo.ts';
import type { ReceivedUserinfo, Token } from '#oauth/token.ts';
import { bindSecret } from './bind-secret.ts';
import { loadBinding } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadResolved, loadToken } from './load-records.ts';
import { profileLock } from './lock-names.ts';
import { type CallOptions, performCall } from './perform-call.ts';

/** What asking whose a token is came to. */
export type AskedUserinfo =
  /** Somebody is named: the token keeps the answer. */
  | { readonly kind: 'account' }
  /** The call says why nobody is. */
  | {
      readonly kind: 'nobody';
      readonly callId: string;
      readonly reading: Exclude<UserinfoReading, { kind: 'account' }>;
    }
  /** Nothing was sent: this is in the way. */
  | { readonly kind: 'blocked'; readonly obstacles: readonly Obstacle[] }
  | { readonly kind: 'cancelled' };

/**
 * Asks whose a token is.
 * 1. Build the request with this very token, not the newest of its line. It goes where that may (R27).
 * 2. Bind the token, where this is its first send, before it goes.
 * 3. Send it; redirects are not followed.
 * 4. Read who is named.
 * 5. Store the call, and with the token what was answered, to the letter. A token that was deleted meanwhile stays so.
 */
export async function askUserinfo(
  services: ConsoleServices,
  tokenId: string,
  options: CallOptions,
): Promise<AskedUserinfo> {
  const token = await loadToken(services, tokenId);
  const profile = await loadResolved(services, token.profileId);
  const built = buildRequest(userinfoRequestOf(profile), await contextOf(services, profile, token));
  if (built.kind === 'blocked') return { kind: 'blocked', obstacles: built.obstacles };
  for (const binding of built.bindings) await bindSecret(services, binding);
  const { request } = built;
  const plan = { purpose: 'userinfo', profileId: profile.id, tokenId, retryOf: null, request } as const;
  const call = await performCall(services, { plan, connection: profile.connection }, options);
  const reading = readUserinfo(call, profile.userinfoPointers);
  const answer = reading.kind === 'account' ? keptAnswer(call, profile, reading.response) : null;
  await store(services, { tokenId, call, answer });
  if (call.ending.kind === 'aborted') return { kind: 'cancelled' };
  return reading.kind === 'account' ? { kind: 'account' } : { kind: 'nobody', callId: call.id, reading };
}

async function contextOf(services: ConsoleServices, profile: Profile, token: Token) {
  const bound = await loadBinding(services, token);
  const kept = keptVariablesOf([{ ...token, ...bound }], profile.keptValues);
  const none = { groups: [], environment: null, lacking: [], credentialOrigins: [], dynamic: null };
  const practiceOrigin = services.origins.practice;
  return { ...none, profile, token: { ...bound, accessToken: token.accessToken }, kept, practiceOrigin };
}

function keptAnswer(call: Call, { userinfoPointers }: Profile, response: string): ReceivedUserinfo {
  return { callId: call.id, receivedAt: call.receivedAt, response, pointers: userinfoPointers };
}

interface Asked {
  readonly tokenId: string;
  readonly call: Call;
  readonly answer: ReceivedUserinfo | null;
}

async function store({ vault, locks }: ConsoleServices, { tokenId, call, answer }: Asked): Promise<void> {
  await locks.withLock(profileLock(call.profileId), async () => {
    const token = answer && (await vault.loadToken(tokenId));
    const kept = token ? ([{ kind: 'token', token: { ...token, userinfo: answer } }] as const) : [];
    await vault.put([{ kind: 'call', call }, ...kept]);
  });
}
