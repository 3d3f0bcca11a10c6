// Content-Encoding, RFC 9110 section 8.4: which codings a body is in.
import type { ResponseHead } from './call.ts';

/**
 * The codings of a body in the order they were applied, in small letters; empty where it came as it is. Several header
 * lines are one list, and `identity` in it says nothing.
 */
export function contentCodings(head: ResponseHead): readonly string[] {
  const codings: string[] = [];
  for (const [name, value] of head.rawHeaders) {
    // The length first: this stands in the way of every response, and most header names have another.
    if (name.length !== 16 || name.toLowerCase() !== 'content-encoding') continue;
    for (const coding of value.toLowerCase().split(',')) codings.push(coding.trim());
  }
  return codings.length === 0 ? codings : codings.filter((coding) => coding !== '' && coding !== 'identity');
}
