/** A whole number with its thousands apart: `5,399`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
