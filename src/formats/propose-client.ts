// How an example authenticates its client (RFC 6749 section 2.3), and what it gives away of it.
import type { Grant } from '#oauth/profile.ts';
import { alternativeOf } from './alternatives.ts';
import type { FoundPair, Span } from './found.ts';
import { credentialsOf, type FoundCredentials, headerOf, type PastedRequest } from './pasted-request.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Draft } from './proposal.ts';

/** Fills client id, secret and authentication from a token request. */
export function proposeClient(draft: Draft, request: PastedRequest, grant: Grant | undefined) {
  const inBasic = basicOf(draft, request);
  const inBody = [...request.body, ...request.query].filter(({ name }) => name === 'client_secret');
  const [secret] = inBody;
  const id = [...request.body, ...request.query].find(({ name }) => name === 'client_id');
  if (inBasic && secret) {
    const instead = 'Basic alone: a client must not use two ways (RFC 6749 §2.3).';
    const alternatives = [
      alternativeOf('Basic header', inBasic, (other) => {
        other.fill('clientAuthentication', 'client_secret_basic', inBasic);
      }),
      alternativeOf('Request body', secret, (other) => {
        other.fill('clientAuthentication', 'client_secret_post', secret);
        other.keepSecret('clientSecret', secret);
      }),
    ];
    draft.contradict(
      { what: 'The client authenticates twice', found: 'A Basic header and client_secret', instead, alternatives },
      secret,
    );
  }
  if (id) draft.fillText('clientId', id);
  if (inBasic) {
    draft.fill('clientAuthentication', 'client_secret_basic', inBasic);
  } else if (secret) {
    draft.fill('clientAuthentication', 'client_secret_post', secret);
    draft.keepSecret('clientSecret', secret);
  } else if (id) proposeWithoutSecret(draft, grant, id);
  if (secret && request.query.includes(secret)) {
    const instead = 'It is sent in the body: URLs are written into logs (RFC 6749 §2.3.1).';
    draft.contradict({ what: 'A secret in the URL', found: 'client_secret in the query', instead }, secret);
  }
}

/** A client of its own behalf has a secret, said or not; any other without one is public. */
function proposeWithoutSecret(draft: Draft, grant: Grant | undefined, id: FoundPair) {
  const isConfidential = grant === 'client_credentials';
  draft.fill('clientAuthentication', isConfidential ? 'client_secret_post' : 'none', id);
  if (isConfidential) draft.pass('client_secret', 'the example shows none; its client_id is in the body', id);
}

/** Client id and secret of Basic, where the request has it: as an option of the tool, or as a header. */
function basicOf(draft: Draft, { credentials, headers }: PastedRequest): Span | null {
  if (credentials) {
    takePair(draft, credentials);
    return credentials;
  }
  const header = headerOf(headers, 'authorization');
  const encoded = /^\s*basic\b\s*(.*)$/is.exec(header?.value ?? '')?.[1]?.trim();
  if (!header || encoded === undefined) return null;
  const pair = decodedBase64(encoded);
  const colon = pair?.indexOf(':') ?? -1;
  if (pair !== null && colon >= 0) takePair(draft, credentialsOf({ ...header, text: pair }));
  else {
    const why =
      isPlaceholder(encoded) || pair === null ? 'a placeholder stands for client id and secret' : 'it has no colon';
    draft.pass('Authorization: Basic', why, header);
  }
  return header;
}

/** Escapes say that the two were form-encoded first; what would need them and has none says that they were not. */
function takePair(draft: Draft, from: FoundCredentials) {
  const { username, password, start, end } = from;
  const isEncoded = /%[\da-f]{2}/i.test(username + password) && !/[^\w.~%*+-]/.test(username + password);
  const isRaw = !isEncoded && !isPlaceholder(password) && /[^\w.*-]/.test(username + password);
  const plain = (text: string) =>
    isEncoded ? decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25').replaceAll('+', ' ')) : text;
  draft.fillText('clientId', { name: 'client_id', value: safely(plain, username), start, end });
  draft.keepSecret('clientSecret', { name: 'client_secret', value: safely(plain, password), start, end });
  if (isRaw && !isPlaceholder(username)) draft.fill('rawBasicCredentials', true, from);
}

function safely(decode: (text: string) => string, text: string): string {
  try {
    return decode(text);
  } catch {
    return text;
  }
}

function decodedBase64(text: string): string | null {
  if (text === '' || !/^[\w+/=-]+$/.test(text)) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const pair = new TextDecoder().decode(bytes);
    // What is not text was no base64: a word in its place.
    return /[\0-\x1f\ufffd]/.test(pair) ? null : pair;
  } catch {
    return null;
  }
}
