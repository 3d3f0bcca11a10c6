// Commands of curl, one or a file of many, as a collection: each a request. Nothing is run (SECURITY.md R25).
import type { SharedAuth, SharedBody, SharedCredential, SharedRequest } from '#collection/shared-document.ts';
import { requestOfCurl } from './curl-request.ts';
import type { Span } from './found.ts';
import { FreeNames } from './free-names.ts';
import type { ReadImport } from './import-result.ts';
import type { ImportedSecret, ImportFinding } from './imported.ts';
import { encodeInQuery } from './openapi/request-url.ts';
import { pastedAsRequest } from './pasted-as-request.ts';
import { credentialsOf, type PastedRequest, queryOf } from './pasted-request.ts';
import { isPlaceholder } from './placeholder.ts';
import { authorizationOf } from './propose-api-call.ts';
import { type CurlReading, readCurlCommand } from './read-curl.ts';
import { SecretsTakenOut } from './secrets-taken-out.ts';
import { readShellCommand } from './shell-words.ts';
import { stableId } from './stable-id.ts';
import { whatTextIs } from './what-it-is.ts';

const most = 10_000;
const commandStart = /(?:^|[;&|(])[ \t]*(?:[$%>#][ \t]+|!)?(?:[^\s;&|()'"]{0,200}\/)?(curl(?:\.exe)?)(?=[ \t\\^`])/gm;

/** Tells whether a text holds commands of curl. */
export function isCurl(text: string): boolean {
  return commandsIn(text, 1).length > 0;
}

/**
 * Reads the commands of a text; never throws. Secrets in the clear are taken out: one that stands in several commands is
 * one variable of the collection.
 * @param name of the collection.
 */
export function readCurlFile(text: string, name: string): ReadImport {
  const commands = commandsIn(text, most + 1);
  if (commands.length === 0) return { kind: 'refused', refusal: { kind: 'foreign', found: whatTextIs(text) } };
  if (commands.length > most) return { kind: 'refused', refusal: { kind: 'too-many-items', most } };
  const reading = new CurlFile(text, name);
  const items = commands.map((command) => reading.request(command));
  reading.tellRest(commands);
  const { takenOut, secrets, findings, collectionId } = reading;
  const variables = takenOut.secrets.map((each) => ({
    name: each.name,
    isEnabled: true,
    value: { kind: 'secret' } as const,
  }));
  const ofVariables = takenOut.secrets.map(
    (each): ImportedSecret => ({
      place: { kind: 'variable', groupId: collectionId, name: each.name },
      label: each.name,
      value: each.text,
      foundIn: each.where,
    }),
  );
  const collection = {
    id: collectionId,
    name,
    auth: { kind: 'none' },
    variables,
    notes: '',
    items,
    isPart: false,
  } as const;
  const document = { profiles: [], environments: [], collection };
  return { kind: 'imported', imported: { format: 'curl', document, secrets: [...secrets, ...ofVariables], findings } };
}

function commandsIn(text: string, limit: number): CurlReading[] {
  const found: CurlReading[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: program = '' } of text.matchAll(commandStart)) {
    const start = index + whole.length - program.length;
    if (start < end) continue;
    const command = readShellCommand(text, start);
    const read = readCurlCommand(command);
    end = command.end;
    if (read) found.push(read);
    if (found.length === limit) break;
  }
  return found;
}

/** A file of commands that is being read. */
class CurlFile {
  readonly takenOut = new SecretsTakenOut();
  readonly secrets: ImportedSecret[] = [];
  readonly findings: ImportFinding[] = [];
  readonly collectionId: string;
  readonly #ids = new FreeNames();
  readonly #text: string;
  readonly #collection: string;
  /** How far lines were counted: commands come in order. */
  #line = 1;
  #counted = 0;

  constructor(text: string, collection: string) {
    this.#text = text;
    this.#collection = collection;
    this.collectionId = stableId('curl', collection);
  }

  request(curl: CurlReading): SharedRequest {
    const pasted = requestOfCurl(curl);
    const path = `line ${this.#lineAt(curl.start)}`;
    this.takenOut.readAt(path);
    const { request } = pastedAsRequest({ ...pasted, url: urlOf(pasted, curl) }, this.takenOut);
    const id = this.#ids.of(stableId(this.collectionId, request.method, request.url), '-');
    this.#tell(curl, pasted, { path, where: `${this.#collection} / ${request.name}` });
    return {
      ...request,
      kind: 'request',
      id,
      body: bodyOf(request.body, pasted),
      auth: this.#authOf(pasted, id),
      followsRedirects: curl.followsRedirects,
    };
  }

  /** What stands between the commands. */
  tellRest(commands: readonly Span[]) {
    let [done, count, first] = [0, 0, 0];
    for (const { start, end } of [...commands, { start: this.#text.length, end: 0 }]) {
      const lines = this.#text.slice(done, start).split('\n').map(isOther);
      const others = lines.filter(Boolean).length;
      if (others > 0 && count === 0) first = this.#text.slice(0, done).split('\n').length + lines.indexOf(true);
      count += others;
      done = end;
    }
    if (count === 0) return;
    const was = count === 1 ? 'a line that is no command of curl' : `${count} lines that are no commands of curl`;
    this.findings.push({ kind: 'dropped', where: '', path: `line ${first} on`, was, now: 'left out' });
  }

  #authOf(pasted: PastedRequest, ownerId: string): SharedAuth {
    const found = authorizationOf(pasted);
    if (!found || found.text === '') return { kind: 'none' };
    const credential = (text: string, label: string): SharedCredential => {
      if (text === '' || isPlaceholder(text)) return { kind: 'text', text: '' };
      this.secrets.push({ place: { kind: 'auth', ownerId }, label, value: text });
      return { kind: 'secret', label };
    };
    const scheme = found.scheme.toLowerCase();
    if (scheme === 'bearer') return { kind: 'bearer', token: credential(found.text, 'bearer token') };
    if (scheme === 'basic') {
      const { username, password } = credentialsOf({
        ...found,
        text: pasted.credentials ? found.text : decoded(found.text),
      });
      return { kind: 'basic', username, password: credential(password, 'password') };
    }
    const label = 'authorization header';
    const text = [found.scheme, found.text].filter(Boolean).join(' ');
    return { kind: 'api-key', in: 'header', name: 'Authorization', value: credential(text, label) };
  }

  #tell(
    curl: CurlReading,
    { bodyForm, notUnderstood, flaws }: PastedRequest,
    place: Pick<ImportFinding, 'where' | 'path'>,
  ) {
    const tell = (kind: ImportFinding['kind'], was: string, now: string) =>
      this.findings.push({ kind, ...place, was, now });
    if (bodyForm === 'multipart') tell('changed', 'a multipart body', 'a form with its texts: the API may not take it');
    if (!curl.verifiesCertificate)
      tell('dropped', '--insecure', 'certificates are checked: a profile may say otherwise');
    for (const { what, why } of notUnderstood) tell('dropped', what, `left out: ${why}`);
    for (const { kind } of flaws) tell('changed', flawWords[kind], 'read as it was meant');
  }

  #lineAt(place: number): number {
    for (; this.#counted < place; this.#counted += 1) if (this.#text[this.#counted] === '\n') this.#line += 1;
    return this.#line;
  }
}

/** Words that are no comment and no prompt in front of a command. */
function isOther(line: string): boolean {
  return /\w/.test(line) && !/^\s*(?:#|\/\/)/.test(line) && !prompt.test(line);
}

const prompt = /^\s*(?:[$%>#!]|[\w.-]*=?\$\()\s*$/;

const flawWords: Readonly<Record<CurlReading['flaws'][number]['kind'], string>> = {
  'line-end-missing': 'a line that goes on without \\',
  'line-end-lost': 'a \\ that ends no line',
  'quote-open': 'a quote without an end',
};

/** curl takes an address without a scheme for http, and `-G` puts the body into the query. */
function urlOf({ url, query }: PastedRequest, curl: CurlReading): PastedRequest['url'] {
  if (!url) return null;
  const text = /^(?:[a-z][a-z\d+.-]*:\/\/|[${<[])/i.test(url.text) ? url.text : `http://${url.text}`;
  if (!curl.isBodyInQuery) return { ...url, text };
  const written = query
    .slice(queryOf(url).length)
    .map(({ name, value }) => `${encodeInQuery(name)}=${encodeInQuery(value)}`);
  const joint = text.includes('?') ? '&' : '?';
  return { ...url, text: written.length > 0 ? `${text}${joint}${written.join('&')}` : text };
}

function bodyOf(body: ReturnType<typeof pastedAsRequest>['request']['body'], { bodyForm }: PastedRequest): SharedBody {
  // None of a command is a chosen file.
  if (body.kind === 'file') return { kind: 'none' };
  return bodyForm === 'none' ? { kind: 'none' } : body;
}

/** Of Basic, RFC 7617 section 2; what is no base64 stands as it is. */
function decoded(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
  } catch {
    return text;
  }
}
