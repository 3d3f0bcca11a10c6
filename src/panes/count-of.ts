import { formatCount } from '#ui/format-count.ts';

/** "1 event", "5,399 events". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
