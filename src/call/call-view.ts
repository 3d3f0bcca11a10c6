import type { Call, ResponseHead } from './call.ts';
import { type Challenge, readChallenge } from './challenge.ts';
import { type ShownSpan, showBody, showHeaders, shownUrl, showRequest } from './mask.ts';
import { maskText } from './mask-text.ts';

/** A call as screens read it: every secret masked, by slot, by name and by shape. */
export interface CallView extends Omit<Call, 'body' | 'head' | 'request'> {
  readonly method: string;
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
  const { body, head, request, ...rest } = call;
  const responseText = textOf(body);
  return {
    ...rest,
    method: request.method,
    url: shownUrl(request),
    requestText: showRequest(request),
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
