import type { Call } from '#call/call.ts';
import { type CallView, viewCall } from '#call/call-view.ts';
import { type MetadataReading, type MetadataUrl, metadataUrls, readMetadata } from '#oauth/discovery.ts';
import { blankProfile, type Profile, resolveProfile } from '#oauth/profile.ts';
import type { ConsoleServices } from './console-services.ts';
import type { CallOptions } from './perform-call.ts';
import { sendPlain } from './send-plain.ts';

/** One address that was tried. */
export interface DiscoveryAttempt extends MetadataUrl {
  readonly call: CallView;
  readonly reading: MetadataReading;
}

/** What came of asking an issuer for its metadata. */
export interface DiscoveryResult {
  /** In the order tried, the last one the one that gave metadata, if one did. None where the issuer is no address. */
  readonly attempts: readonly DiscoveryAttempt[];
  /** The metadata, or the most telling reason why there is none; `null` where nothing could be tried. */
  readonly reading: MetadataReading | null;
}

/** Whose metadata is asked for, and on whose behalf. */
export type DiscoveryProfile = Pick<Profile, 'id' | 'connection'>;

/** Before there is a profile: calls of nobody's, over connections as they are made by default. */
const nobody: DiscoveryProfile = { id: '', connection: blankProfile.connection };

/**
 * Asks an issuer for its metadata (OpenID Connect Discovery section 4, RFC 8414 section 3).
 * 1. Try the addresses where it may be, one after the other, as calls that are kept.
 * 2. Stop at the first whose document is the issuer's own, and where nothing answers at all: they are on one host.
 */
export async function discoverProvider(
  services: ConsoleServices,
  { issuer, profile = nobody }: { readonly issuer: string; readonly profile?: DiscoveryProfile },
  options: CallOptions,
): Promise<DiscoveryResult> {
  const asked = resolveProfile({ ...blankProfile, id: '', issuer }, services.origins).issuer;
  const attempts: DiscoveryAttempt[] = [];
  for (const address of metadataUrls(asked)) {
    const call = await ask(services, { address, profile }, options);
    const reading = readMetadata(call, asked);
    attempts.push({ ...address, call: viewCall(call), reading });
    if (reading.kind === 'metadata' || reading.why.kind === 'no-answer') break;
  }
  return { attempts, reading: mostTelling(attempts) };
}

function ask(
  services: ConsoleServices,
  { address, profile }: { address: MetadataUrl; profile: DiscoveryProfile },
  options: CallOptions,
): Promise<Call> {
  const { id, connection } = profile;
  const plain = { method: 'GET', url: address.url, purpose: 'discovery', profileId: id, connection } as const;
  return sendPlain(services, plain, options);
}

/** A document that says the wrong thing tells more than an address with none. */
function mostTelling(attempts: readonly DiscoveryAttempt[]): MetadataReading | null {
  const readings = attempts.map(({ reading }) => reading);
  const found = readings.find(({ kind }) => kind === 'metadata');
  const telling = readings.find((each) => each.kind === 'refused' && each.why.kind !== 'status');
  return found ?? telling ?? readings[0] ?? null;
}
