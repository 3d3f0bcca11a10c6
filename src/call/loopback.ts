/** Tells whether a URL's host is this machine: a literal of RFC 8252 section 7.3, or a name under `localhost` (RFC 6761). */
export function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
  return hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname) || /^(?:.+\.)?localhost$/.test(hostname);
}
