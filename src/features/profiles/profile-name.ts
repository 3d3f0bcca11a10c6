import { hostOf } from '#call/host-of.ts';
import type { Profile } from '#oauth/profile.ts';

/** What a profile is called: its name, else the host of its provider. */
export function profileName({ name, issuer, tokenEndpoint }: Pick<Profile, 'name' | 'issuer' | 'tokenEndpoint'>) {
  const host = [issuer, tokenEndpoint].find((url) => URL.canParse(url));
  return name.trim() || (host ? hostOf(host) : 'Unnamed profile');
}

/** One or two letters for a tile: "Clayton – dev" gives "Cd". */
export function profileLetters(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const [first = '', second = ''] = words;
  return `${Array.from(first)[0]?.toUpperCase() ?? '?'}${Array.from(second)[0]?.toLowerCase() ?? ''}`;
}
