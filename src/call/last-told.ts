import type { CallView } from './call-view.ts';

/** Of calls that carried a token, newest first, the one that tells best whether it works: another 4xx tells nothing. */
export function lastTold(calls: readonly CallView[]): CallView | undefined {
  return calls.find(({ head }) => head !== null && (head.status < 400 || head.status === 401));
}
