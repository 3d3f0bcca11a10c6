// A call of the log as a request that can be edited: the way back of `buildRequest`.
import type { Call, CallRequest, RequestBody } from '#call/call.ts';
import type { Template } from '#call/template.ts';
import type { Auth } from './auth.ts';
import { formType } from './body-text.ts';
import { readAuthHeader, readAuthQuery } from './call-auth.ts';
import { encodeText } from './resolve-text.ts';
import { type BodyDraft, blankRequest, type Row, type SavedRequest } from './saved-request.ts';
import { type CallSecrets, writeTemplate } from './template-as-text.ts';
import { readVariableText } from './variable-text.ts';

type CallToRead = Pick<Call, 'request' | 'profileId' | 'hops' | 'redirectStop'>;

/**
 * Makes a request that sends what a call sent: URL, headers and body as text. The token it carried becomes the token of
 * its profile, the one there is when it is sent, and so does the password of a profile; a secret of its own becomes a credential; a secret variable its name.
 * A secret that none of these takes becomes the name of a variable that is yet to be made: none ever becomes text.
 */
export function callAsRequest(call: CallToRead, secrets: CallSecrets): Omit<SavedRequest, 'id' | 'changedAt'> {
  const { request } = call;
  const reading = { profileId: call.profileId, ...secrets };
  const read = takeAuth(request, (header) => readAuthHeader(header, reading));
  const query = read.auth.kind === 'none' ? readAuthQuery(request.url, reading) : null;
  const written = (template: Template) => writeTemplate(template, secrets);
  return {
    ...blankRequest,
    method: request.method,
    url: written(query?.url ?? request.url),
    headers: read.headers.map(([name, value]): Row => ({ name, value: written(value), isEnabled: true })),
    body: bodyOf(request, written),
    auth: query?.auth ?? read.auth,
    followsRedirects: call.hops.length > 0 || call.redirectStop !== null,
  };
}

type Header = CallRequest['headers'][number];

/** The first header that proves who sends the request, apart from the others. */
function takeAuth({ headers }: CallRequest, read: (header: Header) => Auth | null): { auth: Auth; headers: Header[] } {
  const others: Header[] = [];
  let auth: Auth | null = null;
  for (const header of headers) {
    const found: Auth | null = auth ? null : read(header);
    if (found) auth = found;
    else others.push(header);
  }
  return { auth: auth ?? { kind: 'none' }, headers: others };
}

function bodyOf({ headers, body }: CallRequest, written: (template: Template) => string): BodyDraft {
  if (body.kind !== 'text') return bodyWithoutText(body);
  const type = written(headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? []).toLowerCase();
  const text = written(body.text);
  if (/^[^;]*[/+]json\s*(;|$)/.test(type)) return { kind: 'json', text };
  const rows = type.startsWith(formType) ? readForm(text) : null;
  return rows ? { kind: 'form', rows } : { kind: 'text', text };
}

function bodyWithoutText(body: Exclude<RequestBody, { kind: 'text' }>): BodyDraft {
  return body.kind === 'none' ? body : { kind: 'file', file: body.file };
}

/** The fields of a form, `null` where writing them would give other bytes. */
function readForm(text: string): Row[] | null {
  if (text === '') return null;
  const rows = text.split('&').map((field): Row => {
    const [name = '', ...value] = field.split('=');
    return { name: decodeField(name), value: decodeField(value.join('=')), isEnabled: true };
  });
  const again = rows.map(({ name, value }) => `${encodeField(name)}=${encodeField(value)}`).join('&');
  return again === text ? rows : null;
}

function decodeField(written: string): string {
  return new URLSearchParams(`=${written}`).get('') ?? '';
}

function encodeField(text: string): string {
  return readVariableText(text)
    .map((piece) => (piece.kind === 'text' ? encodeText(piece.text, 'form') : text.slice(piece.start, piece.end)))
    .join('');
}
