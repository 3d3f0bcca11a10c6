import type { Auth } from '#collection/auth.ts';
import type { Profile } from '#oauth/profile.ts';

const kinds: Record<Exclude<Auth['kind'], 'inherit'>, string> = {
  none: 'no auth',
  profile: 'the token of a profile',
  basic: 'Basic',
  bearer: 'a bearer token',
  'api-key': 'an API key',
};

/** What proves who sends a request: "the token of Practice app". */
export function authWords(auth: Exclude<Auth, { kind: 'inherit' }>, profile: Profile | null): string {
  return auth.kind === 'profile' && profile ? `the token of ${profile.name || 'an unnamed profile'}` : kinds[auth.kind];
}
