// Further tokens of a token response: RFC 6749 section 5.1 knows one.
import type { Profile } from '#oauth/profile.ts';
import { malformedCheck } from './place-checks.ts';
import { type ProfileCheck, warning } from './profile-check.ts';

/** Checks the further tokens that a profile reads from a response. */
export function alsoTokenChecks(profile: Profile): readonly ProfileCheck[] {
  return profile.alsoTokens.flatMap((_, place) => alsoTokenCheck(profile, place) ?? []);
}

/** The weightiest thing to say of a further token. */
function alsoTokenCheck({ alsoTokens, tokenPointers }: Profile, at: number): ProfileCheck | null {
  const also = alsoTokens[at] ?? { name: '', pointer: '' };
  const id = `alsoTokens/${at}`;
  if (also.name === '' && also.pointer === '') return null;
  if (also.name === '' || alsoTokens.findIndex(({ name }) => name === also.name) !== at) {
    return warning(`${id}/name`, 'alsoTokens', {
      title: `A further token has ${also.name === '' ? 'no name' : 'the name of another'}`,
      reason: 'Its name tells it from the other tokens of the response.',
    });
  }
  const what = `The ${also.name.slice(0, 30)} token`;
  if (also.pointer === '' || also.pointer === tokenPointers.access_token) {
    return warning(`${id}/place`, 'alsoTokens', {
      title: `${what} is read from ${also.pointer === '' ? 'nowhere' : 'where the response’s own is'}`,
      reason: 'It needs a place of its own.',
      source: 'RFC 6901 §3',
    });
  }
  const change = (pointer: string) => ({
    alsoTokens: alsoTokens.map((each, place) => (place === at ? { ...each, pointer } : each)),
  });
  return malformedCheck({ id, field: 'alsoTokens', pointer: also.pointer, what, change }, false);
}
