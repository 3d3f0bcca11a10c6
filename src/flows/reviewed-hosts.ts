import { originOf } from '#call/host-of.ts';
import type { DocumentReach } from '#collection/document-reach.ts';
import type { Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import type { ConsoleServices } from './console-services.ts';

/** An origin that a document leads to. */
export interface ReviewedHost {
  readonly origin: string;
  /** How many of its requests go there. */
  readonly requests: number;
  /** The profiles that have an endpoint there, by name: tokens are asked for there, or the user is sent there. */
  readonly profiles: readonly string[];
  /** How many calls went there from this device. */
  readonly calls: number;
  /** Neither a call nor a profile of this device knows it. */
  readonly isNew: boolean;
}

/** What the origins are told from. */
export interface Reaching {
  readonly reach: DocumentReach;
  readonly resolved: ReadonlyMap<string, Profile>;
  readonly own: readonly Profile[];
  readonly calls: ReadonlyMap<string, number>;
}

/** The origins that a document's requests and profiles lead to, held against the calls and profiles of this device. */
export function hostsOf({ reach, resolved, own, calls }: Reaching): ReviewedHost[] {
  const known = new Set(own.flatMap(originsOf));
  const requests = new Map(reach.targets.map(({ origin, requestIds }) => [origin, requestIds.length]));
  const profiles = new Map<string, string[]>();
  for (const profile of resolved.values())
    for (const origin of originsOf(profile)) add(profiles, origin, profileName(profile));
  return [...new Set([...requests.keys(), ...profiles.keys()])].map((origin) => ({
    origin,
    requests: requests.get(origin) ?? 0,
    profiles: profiles.get(origin) ?? [],
    calls: calls.get(origin) ?? 0,
    isNew: !calls.has(origin) && !known.has(origin),
  }));
}

function add(lists: Map<string, string[]>, key: string, item: string) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

const endpoints = [
  ...(['issuer', 'authorizationEndpoint', 'tokenEndpoint', 'jwksUri', 'userinfoEndpoint'] as const),
  ...(['introspectionEndpoint', 'revocationEndpoint', 'apiBaseUrl'] as const),
];

/** Every origin that a profile would send something to, or send the user to. */
export function originsOf(profile: Profile): string[] {
  const urls = [...endpoints.map((name) => profile[name]), profile.firstRequest.url, profile.userinfoRequest.url];
  return [...new Set(urls.map(originOf).filter((origin) => origin !== null))];
}

/** The calls that went to each origin from this device. */
export async function countCalls({ vault }: ConsoleServices): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { origin } of await vault.loadCallLog()) counts.set(origin, (counts.get(origin) ?? 0) + 1);
  return counts;
}
