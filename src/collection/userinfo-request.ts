// The UserInfo request, OpenID Connect Core section 5.3.1, as a request like any other: its profile says where it differs.
import { apiUrl } from '#oauth/api-url.ts';
import type { Profile } from '#oauth/profile.ts';
import { bearerHeader } from './auth.ts';
import { blankRequest, type SavedRequest } from './saved-request.ts';

/** The address that tells whose a profile's tokens are: its own one, else userinfo; empty where there is neither. */
export function userinfoUrlOf({ userinfoRequest, userinfoEndpoint, apiBaseUrl }: Profile): string {
  const { url } = userinfoRequest;
  return url === '' ? userinfoEndpoint : apiUrl(apiBaseUrl, url);
}

/** The request that asks whose a profile's token is. What the profile adds to requests of its API goes along. */
export function userinfoRequestOf(profile: Profile): SavedRequest {
  const asksForForm = profile.defaultHeaders.some(({ name }) => name.toLowerCase() === 'accept');
  return {
    ...blankRequest,
    id: `userinfo-${profile.id}`,
    method: profile.userinfoRequest.method,
    url: userinfoUrlOf(profile),
    headers: asksForForm ? [] : [{ name: 'Accept', value: 'application/json', isEnabled: true }],
    auth: { kind: 'profile', profileId: profile.id, placement: bearerHeader },
    changedAt: 0,
  };
}
