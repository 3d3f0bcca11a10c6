import { asksForConsent, type Profile } from '#oauth/profile.ts';

/** What a button is called that begins a new run: by the profile's grant, since not every one asks for consent. */
export function startOverWord(profile: Pick<Profile, 'grant'> | null | undefined): string {
  return profile && !asksForConsent(profile.grant) ? 'Get a new token' : 'Authorize again';
}
