// Where a call may go: reads its URL, and looks names up so that only a checked address is dialled (SECURITY.md R07, R08).
import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { RefusalCode } from '#call/refusal.ts';
import { parseUrl, requestTarget } from '#call/request-target.ts';
import { refusalOfAddress, refusalOfName } from './address.ts';

/** A URL taken apart for the dial. `path` is the request target as the user wrote it, wherever that can be sent. */
export interface Target {
  readonly secure: boolean;
  /** A name or an IP literal without brackets. */
  readonly hostname: string;
  readonly port: number;
  /** What the Host header says. */
  readonly host: string;
  readonly path: string;
}

/** Stands for a rule that was met while connecting. */
export class Refused extends Error {
  readonly refusal: RefusalCode;

  constructor(refusal: RefusalCode) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** Reads a URL, total: the target, or the code of the rule that stands against it. */
export function readTarget(text: string, ownPort: number): Target | RefusalCode {
  const url = parseUrl(text);
  if (!url) return 'bad-url';
  const { protocol, hostname: bracketed, port: written } = url;
  if (protocol !== 'http:' && protocol !== 'https:') return 'scheme-not-allowed';
  if (url.username !== '' || url.password !== '') return 'credentials-in-url';
  const secure = protocol === 'https:';
  const hostname = bracketed.startsWith('[') ? bracketed.slice(1, -1) : bracketed;
  const defaultPort = secure ? 443 : 80;
  const port = written === '' ? defaultPort : Number(written);
  const refusal = isIP(hostname) === 0 ? refusalOfName(hostname) : refusalOfAddress(hostname, port, ownPort);
  return (
    refusal ?? {
      secure,
      hostname,
      port,
      host: url.host,
      path: requestTarget(text, url),
    }
  );
}

/** Resolves a name and hands its addresses on only if every one of them may be called: what was checked is dialled. */
export function checkedLookup({ port, ownPort, onResolved }: CheckedLookup, resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      onResolved();
      const refusal = error ? null : firstRefusal(addresses, port, ownPort);
      const failure = refusal ? new Refused(refusal) : error;
      const [first] = addresses ?? [];
      if (failure || first === undefined) callback(failure ?? new Error('No address'), '', 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** `dns.lookup` with all addresses asked for. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

interface CheckedLookup {
  readonly port: number;
  readonly ownPort: number;
  readonly onResolved: () => void;
}

function firstRefusal(addresses: readonly LookupAddress[], port: number, ownPort: number): RefusalCode | null {
  for (const { address } of addresses) {
    const refusal = refusalOfAddress(address, port, ownPort);
    if (refusal) return refusal;
  }
  return null;
}
