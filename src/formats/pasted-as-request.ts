// An API call that was pasted as a request that can be edited and sent.
import { type BodyDraft, blankRequest, type Row, type SavedRequest } from '#collection/saved-request.ts';
import type { FoundPair } from './found.ts';
import type { PastedRequest } from './pasted-request.ts';

/** Makes a request that sends what an example sends. Who sends it is not part of it. */
export function pastedAsRequest(pasted: PastedRequest): Omit<SavedRequest, 'id' | 'changedAt' | 'auth'> {
  const { auth: _, ...blank } = blankRequest;
  const address = pasted.url?.text ?? '';
  return {
    ...blank,
    name: nameOf(pasted.method, address),
    method: pasted.method,
    url: address,
    headers: pasted.headers.filter(({ name }) => !isOwn.test(name)).map(rowOf),
    body: bodyOf(pasted),
  };
}

const isOwn = /^(?:authorization|content-length|host|connection|expect)$/i;

function rowOf({ name, value }: FoundPair): Row {
  return { name, value, isEnabled: true };
}

function nameOf(method: string, address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : address.split(/[?#]/)[0];
  return `${method} ${path}`;
}

function bodyOf({ body, bodyForm, bodyText }: PastedRequest): BodyDraft {
  switch (bodyForm) {
    case 'none':
      return { kind: 'none' };
    case 'json': {
      const text =
        bodyText ?? JSON.stringify(Object.fromEntries(body.map(({ name, value }) => [name, value])), null, 2);
      return { kind: 'json', text };
    }
    case 'form':
    case 'multipart':
      // Data that is no form, such as XML, is sent as it stands.
      return body.length === 0 && bodyText !== undefined
        ? { kind: 'text', text: bodyText }
        : { kind: 'form', rows: body.map(rowOf) };
  }
}
