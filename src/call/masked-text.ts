// What stands for a secret on screen: enough to tell two apart, never its length.

import { isCookieName } from './secret-names.ts';
import { lastFourOf, type SecretRef } from './secret-ref.ts';

/** What hides a secret. Always as many, whatever the secret's length. */
export const dots = '••••••••';

const jwtShownChars = 20;
const credentials = /^(Bearer|Basic|DPoP|Token)\s+(\S.*)$/is;

/**
 * What stands for a secret on screen: dots and its last four characters, never its true length. A JWT shows the
 * start of its header, which holds no secret.
 */
export function maskedText(secret: string): string {
  const header = jwtHeaderOf(secret);
  return header === null ? `${dots}${lastFourOf(secret)}` : `${header.slice(0, jwtShownChars)}…`;
}

/** What stands for a secret of which only the handle is at hand. */
export function maskedRef(secret: SecretRef): string {
  return `${dots}${secret.lastFour}`;
}

/**
 * What stands for a value under a sensitive name. The scheme of credentials stays readable. Of Basic credentials
 * and of cookies nothing else does: the end of what is many values in one would be most of a short one.
 */
export function maskedValue(value: string, name = ''): string {
  const [, scheme, secret = ''] = credentials.exec(value) ?? [];
  if (scheme !== undefined) return `${scheme} ${scheme.toLowerCase() === 'basic' ? dots : maskedText(secret)}`;
  return isCookieName(name) ? dots : maskedText(value);
}

/** Characters of `{"alg":0}` in base64url: host names have three parts as well. */
const shortestHeader = 12;

/** The header of a JWT or JWE in compact form, as encoded; `null` where the text is none. */
export function jwtHeaderOf(value: string): string | null {
  const [header = '', ...rest] = value.split('.', 6);
  if ((rest.length !== 2 && rest.length !== 4) || header.length < shortestHeader) return null;
  if (!/^[\w-]+$/.test(header) || !rest.every((segment) => /^[\w-]*$/.test(segment))) return null;
  try {
    const parsed: unknown = JSON.parse(atob(header.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof parsed === 'object' && parsed !== null && 'alg' in parsed ? header : null;
  } catch {
    return null;
  }
}
