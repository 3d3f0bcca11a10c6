import type { RefusalCode } from './refusal.ts';
import type { Template } from './template.ts';

/** Why a call was made. */
export type CallPurpose = 'token' | 'refresh' | 'api';

/** A header line as written: name and value, case, order and duplicates kept. */
export type HeaderLine = readonly [name: string, value: string];

/** A request as previewed and as sent. Secrets stand in it as slots. */
export interface CallRequest {
  readonly method: string;
  readonly url: Template;
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly body: RequestBody;
}

export type RequestBody = { readonly kind: 'none' } | { readonly kind: 'text'; readonly text: Template };

/** The first part of a response: its status line and raw header lines in the order received. */
export interface ResponseHead {
  readonly status: number;
  readonly reason: string;
  /** "1.1" or "1.0". */
  readonly httpVersion: string;
  readonly rawHeaders: readonly HeaderLine[];
}

/**
 * Time phases of a call in milliseconds. `null` means not measured: a reused connection has no DNS, TCP or TLS
 * phase, and a call that ended early never reached the later ones.
 */
export interface Phases {
  readonly dnsMs: number | null;
  readonly tcpMs: number | null;
  readonly tlsMs: number | null;
  /** From the request being handed to the connection to the first byte of the response. */
  readonly waitingMs: number | null;
  readonly downloadMs: number | null;
  readonly totalMs: number;
}

/** How a call ended. `response` says that a response came whole, whatever its status. */
export type Ending =
  | { readonly kind: 'response' }
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'tls'; readonly code: string }
  | { readonly kind: 'timeout'; readonly during: 'headers' | 'body'; readonly waitedMs: number }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'broken-off'; readonly code: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  | { readonly kind: 'refused-by-proxy'; readonly code: RefusalCode }
  | { readonly kind: 'proxy-down' };

/** What is known when a call is over. */
export interface CallEnd {
  readonly ending: Ending;
  readonly phases: Phases;
  /** `none` where no connection was made. */
  readonly connection: 'new' | 'reused' | 'none';
  /** The address dialled, `null` where none was. */
  readonly remoteAddress: string | null;
  /** Bytes of the request's and the response's bodies on the wire. */
  readonly sizes: { readonly requestBytes: number; readonly responseBytes: number };
}

/** What transport yields while a call runs: at most one head, then bytes, then exactly one end. */
export type CallEvent =
  | { readonly kind: 'head'; readonly head: ResponseHead }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | ({ readonly kind: 'end' } & CallEnd);

/** Everything that went over the wire for one request: the record that every pane, log and diagnosis reads. */
export interface Call extends CallEnd {
  readonly id: string;
  readonly purpose: CallPurpose;
  readonly profileId: string;
  /** The token the request carried, `null` for a token request. */
  readonly tokenId: string | null;
  /** The call this one repeats after a refresh, `null` otherwise. */
  readonly retryOf: string | null;
  readonly request: CallRequest;
  /** When the request left the console, epoch milliseconds. */
  readonly sentAt: number;
  /** When the call was over, epoch milliseconds. */
  readonly receivedAt: number;
  readonly head: ResponseHead | null;
  /** The response body as received; what had arrived where the call broke off. */
  readonly body: Uint8Array;
}

/** The first value of a header, by case-insensitive name. */
export function headerValue(head: ResponseHead | null, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return head?.rawHeaders.find(([each]) => each.toLowerCase() === wanted)?.[1];
}
