import type { AnswerReading } from './answer-reading.ts';
import type { RefusalCode } from './refusal.ts';
import type { BodyFile, StoredBody } from './stored-body.ts';
import type { Template } from './template.ts';

/** Why a call was made. */
export type CallPurpose = 'token' | 'refresh' | 'api' | 'userinfo' | 'discovery' | 'jwks' | 'check';

/** A header line as written: name and value, case, order and duplicates kept. */
export type HeaderLine = readonly [name: string, value: string];

/** A request as previewed and as sent. Secrets stand in it as slots. */
export interface CallRequest {
  readonly method: string;
  readonly url: Template;
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly body: RequestBody;
}

export type RequestBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: Template }
  | { readonly kind: 'file'; readonly file: BodyFile };

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

/** Where a call stood when it failed to connect. */
export type ConnectStage = 'dns' | 'connect' | 'waiting';

/** What a call was silent during, or how long all of it took (`total`). */
export type TimeoutStage = 'connect' | 'headers' | 'body' | 'total';

/**
 * How an answer broke off: `reset` the connection was torn down; `early-end` it was closed in good order before the
 * answer was whole; `not-http` what came is no HTTP, or breaks its rules as the code says; `other` anything else, see the code.
 */
export type BreakOff = 'reset' | 'early-end' | 'not-http' | 'other';

/** How a call ended. `response` says that a response came whole, whatever its status. */
export type Ending =
  | { readonly kind: 'response' }
  | { readonly kind: 'unreachable'; readonly code: string; readonly during: ConnectStage }
  | { readonly kind: 'tls'; readonly code: string }
  | { readonly kind: 'timeout'; readonly during: TimeoutStage; readonly waitedMs: number }
  | { readonly kind: 'aborted' }
  /** `expectedBytes` is what Content-Length promised, `null` where the length was not told beforehand. */
  | {
      readonly kind: 'broken-off';
      readonly code: string;
      readonly how: BreakOff;
      readonly expectedBytes: number | null;
    }
  /** Of which bytes there were too many: those on the wire, or those that came out of decoding. */
  | { readonly kind: 'too-large'; readonly limitBytes: number; readonly of: 'wire' | 'decoded' }
  /** The browser had no room for more of the body (`full`), or has no files for us (`unavailable`): the call was ended. */
  | { readonly kind: 'not-kept'; readonly reason: 'full' | 'unavailable'; readonly keptBytes: number }
  | { readonly kind: 'refused-by-proxy'; readonly code: RefusalCode }
  | { readonly kind: 'proxy-down' };

/** One certificate of a chain, as its issuer signed it. */
export interface Certificate {
  /** The common name of its subject, or the whole subject where it has none. */
  readonly subject: string;
  readonly issuer: string;
  readonly altNames: readonly string[];
  /** Epoch milliseconds. */
  readonly validFromAt: number;
  readonly validToAt: number;
  readonly fingerprint256: string;
}

/** The secure connection a call went over. */
export interface TlsFacts {
  /** "TLSv1.3" */
  readonly protocol: string;
  readonly cipher: string;
  /** Why the certificate is not trusted, as a code; `null` where it is. Only a call told not to verify goes on then. */
  readonly distrust: string | null;
  /** The server's own first, then its issuers. */
  readonly certificates: readonly Certificate[];
}

/**
 * What became of a Content-Encoding. The body is the decoded one only where `outcome` is `decoded`, or up to the
 * damage where it is `damaged`; else it is as it came.
 */
export interface ContentCoding {
  /** The codings in the order they were applied (RFC 9110 section 8.4). */
  readonly codings: readonly string[];
  readonly outcome: 'decoded' | 'damaged' | 'unknown-coding' | 'too-many-codings';
}

/** The connection that one request went over. */
export interface ConnectionFacts {
  readonly phases: Phases;
  /** `none` where no connection was made. */
  readonly connection: 'new' | 'reused' | 'none';
  /** The address dialled, `null` where none was or where a proxy dialled it. */
  readonly remoteAddress: string | null;
  /** `null` for plain http, and where the handshake did not get so far. */
  readonly tls: TlsFacts | null;
  /** The host and port of the HTTP proxy that was gone through (HTTPS_PROXY), `null` for a direct connection. */
  readonly viaProxy: string | null;
}

/** A redirect that was followed. */
export interface Hop extends ConnectionFacts {
  readonly method: string;
  readonly url: string;
  readonly head: ResponseHead;
  /** Where it led, resolved. */
  readonly nextUrl: string;
  /** The header lines that went no further, by name: the next hop has another scheme, host or port (R10). */
  readonly droppedHeaders: readonly string[];
  /** The next hop became a GET without the body (RFC 9110 section 15.4). */
  readonly isBodyDropped: boolean;
}

/** Why a redirect was not followed though it was asked for: the response is the redirect itself then. */
export type RedirectStop = 'too-many' | 'bad-location' | 'body-to-another-origin';

/** What is known when a call is over. */
export interface CallEnd extends ConnectionFacts {
  readonly ending: Ending;
  /** `null` where the body came without a Content-Encoding. */
  readonly coding: ContentCoding | null;
  readonly redirectStop: RedirectStop | null;
  /** Bytes of the request's and the response's bodies on the wire, and of the response's decoded. */
  readonly sizes: { readonly requestBytes: number; readonly responseBytes: number; readonly decodedBytes: number };
}

/**
 * What transport yields while a call runs: hops, at most one head, then bytes, then exactly one end. `wire-bytes` are
 * the body before decoding and come only where it is decoded.
 */
export type CallEvent =
  | { readonly kind: 'hop'; readonly hop: Hop }
  | { readonly kind: 'head'; readonly head: ResponseHead }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'wire-bytes'; readonly bytes: Uint8Array }
  | ({ readonly kind: 'end' } & CallEnd);

/** A place in a response's body where a secret that the request carried came back, counted in bytes. */
export interface Echo {
  readonly start: number;
  readonly end: number;
  /** What stands for it on screen. */
  readonly shown: string;
}

/**
 * Where the secrets that a request carried came back. It is noted while the call runs, when their values are at hand: a
 * secret may be gone by the time its call is looked at, and a large body is not searched again for every look.
 */
export interface Echoes {
  /** The heads as received, with what stands for the secrets in their place. */
  readonly head: ResponseHead | null;
  readonly hops: readonly Hop[];
  /** In order, none within another. */
  readonly body: readonly Echo[];
}

/** Everything that went over the wire for one request: the record that every pane, log and diagnosis reads. */
export interface Call extends CallEnd {
  readonly id: string;
  readonly purpose: CallPurpose;
  /** Empty for a call made before there was a profile. */
  readonly profileId: string;
  /** The token the request carried, `null` for a token request. */
  readonly tokenId: string | null;
  /** The saved request or draft it was sent from, `null` where there is none. */
  readonly requestId: string | null;
  /** The call this one repeats after a refresh, `null` otherwise. */
  readonly retryOf: string | null;
  /** How the answer of a token request was to be read; `null` for other calls, and for one made before that was kept. */
  readonly readBy: AnswerReading | null;
  readonly request: CallRequest;
  /** When the request left the console, epoch milliseconds. */
  readonly sentAt: number;
  /** When the call was over, epoch milliseconds. */
  readonly receivedAt: number;
  /** The redirects that were followed, first to last. */
  readonly hops: readonly Hop[];
  readonly head: ResponseHead | null;
  /**
   * The response body, decoded where it could be; what had arrived where the call broke off. Of a large body its first
   * `heldBodyBytes`.
   */
  readonly body: Uint8Array;
  /** The whole body where it is larger than `heldBodyBytes`, in files of the vault; `null` where `body` is all of it. */
  readonly largeBody: StoredBody | null;
  /** The body was dropped to keep within the storage budget: `body` is empty though one arrived. */
  readonly isBodyDropped: boolean;
  /** The response body as it came, where `body` is decoded; `null` where they are the same, and for a large body. */
  readonly wireBody: Uint8Array | null;
  /** `null` where nothing came back of the secrets it carried, and for a call made before that was looked for. */
  readonly echoes: Echoes | null;
}

/** Tells whether a call asks a token endpoint for a token: its answer holds them, by whatever names its dialect has. */
export function isTokenRequest({ purpose }: Pick<Call, 'purpose'>): boolean {
  return purpose === 'token' || purpose === 'refresh';
}

/** The first value of a header, by case-insensitive name. */
export function headerValue(head: ResponseHead | null, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return head?.rawHeaders.find(([each]) => each.toLowerCase() === wanted)?.[1];
}
