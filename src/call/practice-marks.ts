import type { HeaderLine } from './call.ts';

const knownMarks = [
  'expire',
  'revoke',
  'rotate',
  'lifetime',
  'refresh-rotate',
  'refresh-reuse',
  'refresh-none',
  'rate-limit',
  'slow',
  'break-json',
  'break-html',
  'drop',
  'clock',
] as const;

/** A lever of the practice provider that changed an answer. */
export type PracticeMark = (typeof knownMarks)[number];

/**
 * The levers that an answer's `X-Practice-Lever` header names, each once. Anything else that stands there is left out:
 * the marks lie in the clear beside a call, and any server can send the header.
 */
export function practiceMarksIn(headers: readonly HeaderLine[]): readonly PracticeMark[] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'x-practice-lever')
    .flatMap(([, value]) => value.split(',').map((each) => each.trim()));
  return knownMarks.filter((mark) => named.includes(mark));
}
