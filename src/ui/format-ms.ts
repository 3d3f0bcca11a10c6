import { formatCount } from './format-count.ts';

/** A measured duration: `0.4 ms`, `9 ms`, `214 ms`, `12.3 s`. */
export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms > 0 && ms < 0.05) return 'under 0.1 ms';
  if (ms < 9.95 && !Number.isInteger(ms)) return `${ms.toFixed(1)} ms`;
  return `${formatCount(Math.round(ms))} ms`;
}
