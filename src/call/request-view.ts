import type { CallRequest } from './call.ts';
import { type ShownSpan, shownUrl, showTemplate } from './mask.ts';

/** A request as screens read it before it is sent: every secret masked. */
export interface RequestView {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: readonly ShownSpan[]])[];
}

/** Makes the view of a request. */
export function viewRequest(request: CallRequest): RequestView {
  return {
    method: request.method,
    url: shownUrl(request),
    headers: request.headers.map(([name, value]) => [name, showTemplate(value, name)]),
  };
}
