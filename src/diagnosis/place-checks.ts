// Whether a place in a response is one: JSON pointers, RFC 6901 section 3.
import { readPointer, writePointer } from '#oauth/json-pointer.ts';
import type { Profile } from '#oauth/profile.ts';
import { error, type ProfileCheck, warning } from './profile-check.ts';

/** A place in a response that a profile reads from. */
export interface Place {
  readonly id: string;
  readonly field: 'tokenPointers' | 'errorPointers' | 'successRule' | 'keptValues' | 'userinfoPointers' | 'alsoTokens';
  readonly pointer: string;
  /** What is read there: "The access token". */
  readonly what: string;
  readonly change: (pointer: string) => Partial<Profile>;
}

/** Says that a text is no pointer; `null` for one that is. */
export function malformedCheck(place: Place, isNeeded: boolean): ProfileCheck | null {
  const { id, field, pointer, what, change } = place;
  if (readPointer(pointer)) return null;
  const meant = meantPointer(pointer);
  const say = isNeeded ? error : warning;
  return say(`${id}/malformed`, field, {
    title: `${what} has a place that is no JSON pointer`,
    reason: pointer.startsWith('/')
      ? 'A ~ in a name is written ~0, and a / in a name ~1.'
      : 'A pointer begins with a slash, and has one before each further step.',
    fix: { label: `Write ${meant}`.slice(0, 40), change: change(meant) },
    source: 'RFC 6901 §3',
  });
}

/** What is likely meant: `token.access_token`, `$.token`, `a~b`. */
function meantPointer(pointer: string): string {
  if (pointer.startsWith('/')) return pointer.replace(/~(?![01])/g, '~0');
  const steps = pointer
    .trim()
    .replace(/^\$\.?/, '')
    .replace(/\[(\d+)\]/g, '.$1');
  return writePointer(steps.split(steps.includes('/') ? '/' : '.').filter((step) => step !== ''));
}
