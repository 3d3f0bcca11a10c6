import type { ClockSkew } from '#oauth/clock-skew.ts';
import { formatSpan } from '#ui/format-duration.ts';

/** How another's clock stands to this device's. A difference that the way there and back explains is none. */
export function clockWords({ skewMs, uncertaintyMs }: ClockSkew): string {
  if (Math.abs(skewMs) <= uncertaintyMs) return 'Its clock agrees with this device’s.';
  const span = formatSpan(Math.max(Math.abs(skewMs), 1_000));
  return `Its clock is ${span} ${skewMs > 0 ? 'ahead of' : 'behind'} this device’s.`;
}
