/** Why the dev-proxy refuses: the closed list of its codes, each with its HTTP status and one sentence. */
export const refusals = {
  'host-not-allowed': [403, 'This address is not one the console answers to.'],
  'not-http': [400, 'This is no HTTP request that could be read.'],
  'request-head-too-large': [431, 'The headers of this request are larger than the proxy takes.'],
  'method-not-allowed': [405, 'This path does not take that method.'],
  'not-found': [404, 'There is nothing at this path.'],
  'origin-not-allowed': [403, 'Only the console itself may use the proxy.'],
  'bad-key': [403, 'The key of this launch is missing or wrong. Reload the console.'],
  'content-type': [415, 'This path does not take that content type.'],
  'form-too-large': [413, 'The form post is larger than an authorization response can be.'],
  'envelope-too-large': [413, 'The request is larger than the proxy takes.'],
  'bad-envelope': [400, 'The envelope around the request could not be read.'],
  'bad-method': [400, 'The method is not an HTTP token in capital letters, or is one the proxy does not send.'],
  'bad-url': [400, 'The URL could not be read.'],
  'scheme-not-allowed': [400, 'Only http and https URLs can be called.'],
  'credentials-in-url': [400, 'User and password do not belong in a URL. Put them in the Authorization header.'],
  'bad-header-name': [400, 'A header name is not an HTTP token.'],
  'bad-header-value': [400, 'A header value holds a line break, another control character or one outside Latin-1.'],
  unsendable: [400, "This combination of method and headers can't be put on the wire."],
  'owned-header': [400, 'Host, Content-Length, Transfer-Encoding and Connection are set by the proxy.'],
  'own-address': [403, 'The proxy does not call itself.'],
  'link-local-address': [403, 'Link-local addresses are never called.'],
  'metadata-address': [403, 'Cloud metadata services are never called.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

export type RefusalCode = keyof typeof refusals;

/** What the proxy answers when it refuses before a call was made. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly sentence: string;
}
