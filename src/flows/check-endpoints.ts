import { type CallView, viewCall } from '#call/call-view.ts';
import { type ClockSkew, measureSkew } from '#oauth/clock-skew.ts';
import type { Profile, ProviderEndpoints } from '#oauth/profile.ts';
import type { ProviderMetadata } from '#oauth/provider-metadata.ts';
import type { ConsoleServices } from './console-services.ts';
import { discoverProvider } from './discover-provider.ts';
import { loadResolved } from './load-records.ts';
import type { CallOptions } from './perform-call.ts';
import { type PlainRequest, sendPlain } from './send-plain.ts';

/** What came of knocking at one endpoint. */
export interface EndpointCheck {
  /** The profile's field. For the issuer its metadata is asked for. */
  readonly endpoint: keyof ProviderEndpoints;
  /** What was called. */
  readonly url: string;
  readonly call: CallView;
  /** `reachable`: an HTTP response came, whatever its status. The call says what, or why not. */
  readonly verdict: 'reachable' | 'unreachable';
  /** How far the server's clock is from ours; `null` where its response does not say. */
  readonly skew: ClockSkew | null;
  /** What the issuer says of itself; `null` for the other endpoints, and where there is nothing to be read. */
  readonly metadata: ProviderMetadata | null;
}

type Endpoint = Exclude<keyof ProviderEndpoints, 'issuer'>;

/**
 * How each endpoint is called, so that nothing happens there: no parameters, no credentials. OPTIONS where a GET or POST
 * would have to carry some.
 */
const knocks: Record<Endpoint, Pick<PlainRequest, 'method' | 'purpose'>> = {
  authorizationEndpoint: { method: 'GET', purpose: 'check' },
  tokenEndpoint: { method: 'OPTIONS', purpose: 'check' },
  jwksUri: { method: 'GET', purpose: 'jwks' },
  userinfoEndpoint: { method: 'OPTIONS', purpose: 'check' },
  introspectionEndpoint: { method: 'OPTIONS', purpose: 'check' },
  revocationEndpoint: { method: 'OPTIONS', purpose: 'check' },
};

/**
 * Finds out whether a profile's endpoints are there.
 * 1. Ask the issuer for its metadata.
 * 2. Call each endpoint that the profile has, with nothing secret. All of them are calls that are kept.
 */
export async function checkEndpoints(
  services: ConsoleServices,
  profileId: string,
  options: CallOptions,
): Promise<readonly EndpointCheck[]> {
  const profile = await loadResolved(services, profileId);
  const endpoints = (Object.keys(knocks) as Endpoint[]).filter((endpoint) => isWebUrl(profile[endpoint]));
  const checks = [
    checkIssuer(services, profile, options),
    ...endpoints.map((endpoint) => knock(services, { profile, endpoint }, options)),
  ];
  return (await Promise.all(checks)).filter((check) => check !== null);
}

async function checkIssuer(services: ConsoleServices, profile: Profile, options: CallOptions) {
  const { attempts } = await discoverProvider(services, { issuer: profile.issuer, profile }, options);
  const last = attempts.at(-1);
  const metadata = last?.reading.kind === 'metadata' ? last.reading.metadata : null;
  return last ? judge(last.call, { endpoint: 'issuer', url: last.url, metadata }) : null;
}

async function knock(
  services: ConsoleServices,
  { profile, endpoint }: { profile: Profile; endpoint: Endpoint },
  options: CallOptions,
): Promise<EndpointCheck> {
  const url = profile[endpoint];
  const { id: profileId, connection } = profile;
  const call = await sendPlain(services, { ...knocks[endpoint], url, profileId, connection }, options);
  return judge(viewCall(call), { endpoint, url, metadata: null });
}

function judge(call: CallView, what: Pick<EndpointCheck, 'endpoint' | 'url' | 'metadata'>): EndpointCheck {
  const verdict = call.ending.kind === 'response' ? 'reachable' : 'unreachable';
  return { ...what, call, verdict, skew: measureSkew(call) };
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
