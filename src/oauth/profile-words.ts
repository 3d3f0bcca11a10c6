import { hostOf } from '#call/host-of.ts';
import type { Grant, Profile } from './profile.ts';

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

const short: Record<Grant, string> = {
  authorization_code: 'Authorization code',
  client_credentials: 'Client credentials',
  refresh_token: 'Refresh token',
  password: 'Password',
  implicit: 'Implicit',
  basic: 'HTTP Basic, no token',
};

/** How a profile gets its tokens, for a line in a list: "Authorization code, PKCE". */
export function grantLine({ grant, pkce }: Pick<Profile, 'grant' | 'pkce'>): string {
  return grant === 'authorization_code' && pkce !== 'off' ? `${short[grant]}, PKCE` : short[grant];
}
