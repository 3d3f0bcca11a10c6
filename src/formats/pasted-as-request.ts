// An API call that was pasted as a request that can be edited and sent.
import { type BodyDraft, blankRequest, type Row, type SavedRequest } from '#collection/saved-request.ts';
import type { FoundPair } from './found.ts';
import type { PastedRequest } from './pasted-request.ts';
import { type NamedSecret, SecretsTakenOut } from './secrets-taken-out.ts';

/** A call as a request, its secrets taken out: `{{name}}` stands where each was. */
export interface PastedAsRequest {
  readonly request: Omit<SavedRequest, 'id' | 'changedAt' | 'auth'>;
  /** For the vault, under the names that the request has for them. */
  readonly secrets: readonly NamedSecret[];
}

/**
 * Makes a request that sends what an example sends. Who sends it is not part of it.
 * @param out what takes its secrets out, where several examples have theirs together.
 */
export function pastedAsRequest(pasted: PastedRequest, out = new SecretsTakenOut()): PastedAsRequest {
  const { auth: _, ...blank } = blankRequest;
  const address = pasted.url?.text ?? '';
  const headers = pasted.headers.filter(({ name }) => !isOwn.test(name));
  const request = {
    ...blank,
    name: nameOf(pasted.method, address),
    method: pasted.method,
    url: out.ofUrl(address),
    headers: headers.map((header) => rowOf({ ...header, value: out.ofHeader(header) })),
    body: bodyOf(pasted, out),
  };
  return { request, secrets: out.secrets };
}

const isOwn = /^(?:authorization|content-length|host|connection|expect)$/i;

function rowOf({ name, value }: FoundPair): Row {
  return { name, value, isEnabled: true };
}

function nameOf(method: string, address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address.split(/[?#]/)[0];
  return `${method} ${path}`;
}

function bodyOf({ body, bodyForm, bodyText }: PastedRequest, out: SecretsTakenOut): BodyDraft {
  switch (bodyForm) {
    case 'none':
      return { kind: 'none' };
    case 'json':
      return { kind: 'json', text: out.ofJson(bodyText ?? jsonOf(body)) };
    case 'form':
    case 'multipart':
      // Data that is no form, such as XML, is sent as it stands.
      return body.length === 0 && bodyText !== undefined
        ? { kind: 'text', text: out.ofText(bodyText) }
        : { kind: 'form', rows: body.map((pair) => rowOf({ ...pair, value: out.ofField(pair) })) };
  }
}

/** Members as an object; what the example writes as a number or another literal stays one. */
function jsonOf(body: readonly FoundPair[]): string {
  const members = body.map(
    ({ name, value, isLiteral }) => `${JSON.stringify(name)}: ${isLiteral ? value : JSON.stringify(value)}`,
  );
  return `{\n${members.map((member) => `  ${member}`).join(',\n')}\n}`;
}
