import type { Call, ResponseHead } from './call.ts';
import { type Challenge, readChallenge } from './challenge.ts';
import { literalUrl, type ShownSpan, showBody, showHeaders, showRequest } from './mask.ts';
import { maskText } from './mask-text.ts';

/**
 * A call as screens read it, with every secret masked. Its `request` is the record's own: a secret is a handle there,
 * and what the user wrote as text stands as written, so a screen shows `requestText`.
 */
export interface CallView extends Omit<Call, 'body' | 'head'> {
  /** The URL, secrets masked. */
  readonly url: string;
  readonly requestText: readonly ShownSpan[];
  readonly head: { readonly status: number; readonly reason: string; readonly httpVersion: string } | null;
  readonly responseHeaders: readonly (readonly [name: string, value: ShownSpan])[];
  /** The response body for the screen; `null` where it is no text in UTF-8. */
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
    challenge: challengeIn(head),
  };
}

/** A field may stand in one line or in several (RFC 9110 section 5.3). */
function challengeIn(head: ResponseHead | null): Challenge | null {
  const lines = head?.rawHeaders.filter(([name]) => name.toLowerCase() === 'www-authenticate') ?? [];
  const challenge = readChallenge(lines.map(([, value]) => value).join(', '));
  return challenge && { ...challenge, description: challenge.description && maskText(challenge.description) };
}

function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}
