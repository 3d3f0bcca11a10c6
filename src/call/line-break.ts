/** So many levels are indented; deeper ones stand below the last, or every line would be longer than the one before. */
export const mostIndented = 24;

/** A line break, and the white space with which a line of some depth begins. */
export function lineBreak(depth: number): string {
  return `\n${'  '.repeat(Math.min(depth, mostIndented))}`;
}
