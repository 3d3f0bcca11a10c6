export const tokenCount = 1000;

/** When a token ends, epoch milliseconds: no two at once, none while the bench runs. */
export function endAt(at: number, startedAt: number): number {
  return startedAt + 1_800_000 + at * 7_000;
}
