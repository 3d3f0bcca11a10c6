/** What the Authorization header of a request says. */
export type Authorization =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  /** A scheme that no vendor here takes. */
  | { readonly kind: 'other'; readonly scheme: string }
  | { readonly kind: 'malformed'; readonly description: string };

const malformed = (description: string) => ({ kind: 'malformed', description }) as const;

/**
 * Reads the Authorization header. Two header lines arrive here as one, joined by a comma (RFC 9110, section 5.3),
 * which neither a bearer token nor Base64 can hold.
 */
export function readAuthorization(headers: Headers): Authorization {
  const header = headers.get('authorization')?.trim() ?? '';
  if (header === '') return { kind: 'none' };
  const [scheme = '', ...rest] = header.split(/ +/);
  const [credentials, ...more] = rest;
  const known = ['bearer', 'basic'].includes(scheme.toLowerCase());
  if (header.includes(',')) {
    return known || credentials === undefined
      ? malformed('The Authorization header came more than once, or holds a comma.')
      : { kind: 'other', scheme };
  }
  if (!known && credentials === undefined) {
    return malformed('The Authorization header lacks the word Bearer before the access token.');
  }
  if (!known) return { kind: 'other', scheme };
  if (credentials === undefined) return malformed(`The Authorization header says ${scheme}, but nothing follows.`);
  if (more.length > 0) return malformed('What follows the scheme in the Authorization header holds a space.');
  return scheme.toLowerCase() === 'bearer' ? { kind: 'bearer', token: credentials } : readBasic(credentials);
}

function readBasic(credentials: string): Authorization {
  if (!/^[\w+/-]+={0,2}$/.test(credentials)) return malformed('What follows Basic is not Base64.');
  const text = new TextDecoder().decode(Uint8Array.from(Buffer.from(credentials, 'base64')));
  const colon = text.indexOf(':');
  if (colon < 0) return malformed('What follows Basic is not the Base64 of a user name, a colon and a password.');
  return { kind: 'basic', user: text.slice(0, colon), password: text.slice(colon + 1) };
}
