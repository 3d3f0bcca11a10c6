import { type Call, headerValue } from './call.ts';
import { literalUrl, type ShownSpan, showBody, showHeaders, showRequest } from './mask.ts';

/** The parts of a Bearer challenge (RFC 6750 section 3). */
export interface Challenge {
  readonly error: string | null;
  readonly description: string | null;
  readonly scope: string | null;
}

/** A call as screens read it: the same record with every secret masked. Nothing in it can be unmasked. */
export interface CallView extends Omit<Call, 'body' | 'head'> {
  readonly url: string;
  readonly requestText: readonly ShownSpan[];
  readonly head: { readonly status: number; readonly reason: string; readonly httpVersion: string } | null;
  readonly responseHeaders: readonly (readonly [name: string, value: ShownSpan])[];
  /** The response body for the screen; `null` where it is no text. */
  readonly responseBody: readonly ShownSpan[] | null;
  /** Why access was refused, in the resource server's words. */
  readonly challenge: Challenge | null;
}

/** Makes the view of a call. */
export function viewCall(call: Call): CallView {
  const { body, head, ...rest } = call;
  const responseText = textOf(body);
  return {
    ...rest,
    url: literalUrl(call.request),
    requestText: showRequest(call.request),
    head: head && { status: head.status, reason: head.reason, httpVersion: head.httpVersion },
    responseHeaders: showHeaders(head?.rawHeaders ?? []),
    responseBody: responseText === null ? null : showBody(responseText),
    challenge: readChallenge(headerValue(head, 'www-authenticate')),
  };
}

/** Reads a `WWW-Authenticate: Bearer` header (RFC 6750 section 3), or `null` where it is none. */
export function readChallenge(header: string | undefined): Challenge | null {
  if (!header || !/^Bearer\b/i.test(header)) return null;
  const parameter = (name: string) => {
    const match = new RegExp(`[\\s,]${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s",]+))`, 'i').exec(header);
    return match ? (match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? null) : null;
  };
  return { error: parameter('error'), description: parameter('error_description'), scope: parameter('scope') };
}

function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}
