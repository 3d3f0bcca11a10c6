import type { CallView } from '#call/call-view.ts';
import { formatSpan } from '#ui/format-duration.ts';

/** A `Date` header counts whole seconds. */
const tickMs = 1_000;

/**
 * How the clock of who answered stands to this device's, from its `Date` header (RFC 9110 section 6.6.1); `null`
 * where it sent none. A difference that the way there and back explains is none.
 */
export function clockWords({ responseHeaders, sentAt, receivedAt }: CallView): string | null {
  const date = responseHeaders.find(([name]) => name.toLowerCase() === 'date')?.[1].text ?? '';
  const saidAt = Date.parse(date);
  if (Number.isNaN(saidAt)) return null;
  if (saidAt > receivedAt) return `Its clock is ${formatSpan(saidAt - receivedAt)} ahead of this device’s.`;
  if (saidAt + tickMs < sentAt) return `Its clock is ${formatSpan(sentAt - saidAt - tickMs)} behind this device’s.`;
  return 'Its clock agrees with this device’s.';
}
