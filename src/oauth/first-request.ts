// The first API call of a profile, its token in the Authorization header (RFC 6750 section 2.1).
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { text } from '#call/template.ts';
import { buildBearerRequest } from './bearer-request.ts';
import type { Profile } from './profile.ts';

/**
 * Builds a resolved profile's first request. Its default headers go along as written; the token's own header wins
 * over one of the same name, and a default header over what the console would add by itself.
 */
export function buildFirstRequest(profile: Profile, accessToken: SecretRef): CallRequest {
  const { method, url } = profile.firstRequest;
  const request = buildBearerRequest({ method, url: apiUrl(profile.apiBaseUrl, url) }, accessToken);
  const defaults = profile.defaultHeaders.filter(({ name }) => name !== '' && !isNamed('authorization', name));
  const own = request.headers.filter(([name]) => !defaults.some((each) => isNamed(name, each.name)));
  return { ...request, headers: [...own, ...defaults.map(({ name, value }) => [name, text(value)] as const)] };
}

/**
 * The address of an API request. A relative one is appended to the base, one slash between them: that is what API
 * documentation means by a base URL, and it keeps the base's path, which resolving (RFC 3986 section 5.2) would drop.
 */
export function apiUrl(baseUrl: string, url: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(url) || baseUrl === '') return url;
  if (url === '' || url.startsWith('?')) return `${baseUrl}${url}`;
  return `${baseUrl.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}

/** Tells whether two header names are the same (RFC 9110 section 5.1). */
export function isNamed(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
