// Finds the secrets that a request carried in what comes back, while it comes.
import type { Echo, Echoes, Hop, ResponseHead } from './call.ts';
import type { Needle } from './echo-needles.ts';
import { contextBytes, createSeeker } from './echo-seeker.ts';
import { mostEchoes, replaceEchoes } from './echoes.ts';
import { dots } from './masked-text.ts';

/** Reads a response for what its request carried. */
export interface EchoReader {
  /**
   * Reads on in the body.
   * @returns what can be shown by now, secrets replaced. What may turn out to be one is held until it is known.
   */
  read(bytes: Uint8Array): Uint8Array;
  /** The body is over. What may be the beginning of a secret, cut off, counts as one. */
  end(): void;
  head(head: ResponseHead): ResponseHead;
  hop(hop: Hop): Hop;
  /** What came back, once the body is over; `null` where nothing did. */
  found(received: { readonly head: ResponseHead | null; readonly hops: readonly Hop[] }): Echoes | null;
}

/** Begins to read a response. It holds the secrets: it may not outlive the call, nor be handed to a screen. */
export function createEchoReader(needles: readonly Needle[]): EchoReader {
  const seek = createSeeker(needles);
  const echoes: Echo[] = [];
  let held = new Uint8Array();
  let before = '';
  let readBytes = 0;

  function take(received: Uint8Array, isOver: boolean): Uint8Array {
    const bytes = joined(held, received);
    const { finds, openFrom } = seek({ bytes, before, isOver });
    const fresh = finds.map(({ start, end, shown }) => ({ start: start + readBytes, end: end + readBytes, shown }));
    echoes.push(...fresh.slice(0, Math.max(0, mostEchoes - echoes.length)));
    readBytes += openFrom;
    held = bytes.slice(openFrom);
    before = (before + latin1(bytes.subarray(Math.max(0, openFrom - contextBytes), openFrom))).slice(-contextBytes);
    return replaceEchoes(bytes.subarray(0, openFrom), finds);
  }

  const mask = (value: string) => {
    const bytes = wireBytes(value);
    const { finds } = seek({ bytes, before: '', isOver: true });
    if (bytes.length > value.length) return finds.length === 0 ? value : utf8(replaceEchoes(bytes, finds));
    return finds.reduceRight((text, { start, end, shown }) => text.slice(0, start) + shown + text.slice(end), value);
  };
  const maskHead = (head: ResponseHead): ResponseHead => ({
    ...head,
    reason: mask(head.reason),
    rawHeaders: head.rawHeaders.map(([name, value]) => [mask(name), mask(value)]),
  });
  const maskHop = (hop: Hop): Hop => ({
    ...hop,
    url: mask(hop.url),
    nextUrl: mask(hop.nextUrl),
    head: maskHead(hop.head),
  });
  return {
    read: (bytes) => (needles.length === 0 ? bytes : take(bytes, false)),
    end: () => void (needles.length > 0 && take(new Uint8Array(), true)),
    head: maskHead,
    hop: maskHop,
    found({ head, hops }) {
      const shown: Echoes = { head: head && maskHead(head), hops: hops.map(maskHop), body: capped(echoes, readBytes) };
      const isSame = JSON.stringify([shown.head, shown.hops]) === JSON.stringify([head, hops]);
      return isSame && echoes.length === 0 ? null : shown;
    },
  };
}

/** Past the most that are listed, all the rest of a body is hidden. */
function capped(echoes: readonly Echo[], end: number): readonly Echo[] {
  const last = echoes.at(-1);
  return echoes.length < mostEchoes || !last ? echoes : [...echoes.slice(0, -1), { ...last, end, shown: dots }];
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** The bytes that a header line came in: its characters are bytes, unless it was read as more than Latin-1. */
function wireBytes(value: string): Uint8Array {
  const codes = Array.from({ length: value.length }, (_, at) => value.charCodeAt(at));
  return codes.every((code) => code <= 0xff) ? Uint8Array.from(codes) : new TextEncoder().encode(value);
}
