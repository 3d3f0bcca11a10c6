/**
 * The address of an API request. A relative one is appended to the base, one slash between them: that is what API
 * documentation means by a base URL, and it keeps the base's path, which resolving (RFC 3986 section 5.2) would drop.
 */
export function apiUrl(baseUrl: string, url: string): string {
  if (/^[a-z][a-z\d+.-]*:/i.test(url) || baseUrl === '') return url;
  if (url === '' || url.startsWith('?')) return `${baseUrl}${url}`;
  return `${baseUrl.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}
