// Where the members of the UserInfo response lie: OpenID Connect Core section 5.3.2.
import type { Profile } from '#oauth/profile.ts';
import { malformedCheck, type Place } from './place-checks.ts';
import type { ProfileCheck } from './profile-check.ts';

const userinfoMembers = {
  sub: 'The subject',
  preferred_username: 'The user name',
  email: 'The e-mail address',
  name: 'The full name',
} as const;

/** Checks where a profile reads whose a token is. */
export function userinfoPlaceChecks({ userinfoPointers }: Profile): ProfileCheck[] {
  return (Object.keys(userinfoMembers) as (keyof typeof userinfoMembers)[]).flatMap((member) => {
    const place: Place = {
      id: `userinfoPointers/${member}`,
      field: 'userinfoPointers',
      pointer: userinfoPointers[member],
      what: userinfoMembers[member],
      change: (pointer) => ({ userinfoPointers: { ...userinfoPointers, [member]: pointer } }),
    };
    return malformedCheck(place, false) ?? [];
  });
}
