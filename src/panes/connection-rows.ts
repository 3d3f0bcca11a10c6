import type { ContentCoding } from '#call/call.ts';
import type { CallView } from '#call/call-view.ts';
import type { Definition } from '#ui/definition-list.tsx';

const kinds = { new: 'new', reused: 'reused: no DNS, TCP or TLS', none: 'none was made' } as const;

/** The connection a call went over: whether it was new, where it led, through what. An unknown address is left out. */
export function connectionRows(call: Pick<CallView, 'connection' | 'remoteAddress' | 'viaProxy'>): Definition[] {
  const { connection, remoteAddress, viaProxy } = call;
  return [
    { term: 'Connection', value: kinds[connection] },
    ...(remoteAddress ? [{ term: 'Address', value: remoteAddress, mono: true }] : []),
    ...(viaProxy ? [{ term: 'Through', value: `the HTTP proxy ${viaProxy}` }] : []),
  ];
}

const outcomes = {
  decoded: 'decoded',
  damaged: 'damaged: decoded up to the damage',
  'unknown-coding': 'unknown here: left as it came',
  'too-many-codings': 'too many: left as it came',
} as const;

/** What became of a Content-Encoding; no row where there was none. */
export function codingRows(coding: ContentCoding | null): Definition[] {
  return coding ? [{ term: 'Encoding', value: `${coding.codings.join(', ')}: ${outcomes[coding.outcome]}` }] : [];
}
