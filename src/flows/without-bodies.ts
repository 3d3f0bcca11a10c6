import { shownUrl } from '#call/mask.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { storedBodiesOf } from '#vault/named-bodies.ts';
import type { VaultRecord } from '#vault/vault.ts';

/** Whether a record names a body that is gone. */
export function lacksBody(record: VaultRecord, gone: ReadonlySet<string>): boolean {
  return gone.size > 0 && storedBodiesOf(record).some(({ id }) => gone.has(id));
}

/**
 * A record that says so where its body is gone: a call's answer was let go, a request asks for its file again. What a
 * call has sent keeps its name and size; it can't be read, as before.
 */
export function withoutBodies(record: VaultRecord, gone: ReadonlySet<string>): VaultRecord {
  switch (record.kind) {
    case 'call': {
      const { call } = record;
      if (!call.largeBody || !gone.has(call.largeBody.id)) return record;
      const dropped = { body: new Uint8Array(), wireBody: null, largeBody: null, isBodyDropped: true };
      return { kind: 'call', call: { ...call, ...dropped } };
    }
    case 'request':
      return { kind: 'request', request: withoutFile(record.request, gone) };
    case 'draft':
      return { kind: 'draft', draft: { ...record.draft, request: withoutFile(record.draft.request, gone) } };
    default:
      return record;
  }
}

/** What a record with a body is known by: the name of a request, method and URL of a call, its secrets masked. */
export function nameOfBearer(record: VaultRecord): string {
  switch (record.kind) {
    case 'call':
      return `${record.call.request.method} ${shownUrl(record.call.request)}`;
    case 'request':
      return nameOfRequest(record.request);
    case 'draft':
      return nameOfRequest(record.draft.request);
    default:
      return '';
  }
}

function nameOfRequest({ name, method, url }: SavedRequest): string {
  return name === '' ? `${method} ${url}` : name;
}

function withoutFile(request: SavedRequest, gone: ReadonlySet<string>): SavedRequest {
  const { body } = request;
  if (body.kind !== 'file' || !body.file || !gone.has(body.file.stored.id)) return request;
  const { name, mediaType } = body.file;
  return { ...request, body: { ...body, file: null, awaits: { name, mediaType } } };
}
