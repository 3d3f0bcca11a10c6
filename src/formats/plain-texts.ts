// The texts of a shared document that anybody who gets it can read, each with the place that it stands in.
import type {
  SharedAuth,
  SharedBody,
  SharedDocument,
  SharedGroup,
  SharedRequest,
  SharedVariable,
} from '#collection/shared-document.ts';

/** Whose text it is; ids are the document's. */
export type TextOwner =
  | { readonly kind: 'request' | 'group'; readonly id: string }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'profile'; readonly role: string };

/** What a text is to its owner. A `setting` is anything else that a profile or a way to authenticate says. */
export type TextPart =
  | 'name'
  | 'url'
  | 'header'
  | 'parameter'
  | 'path-variable'
  | 'body'
  | 'form-field'
  | 'credential'
  | 'variable'
  | 'setting'
  | 'notes';

/** A text that is no secret by its type. */
export interface PlainText {
  readonly owner: TextOwner;
  /** The names of what it stands in, outermost first. */
  readonly path: readonly string[];
  readonly part: TextPart;
  /** Its row where there are several. */
  readonly at: number;
  /** What it stands under: the name of the header, field or variable; empty for none. */
  readonly name: string;
  readonly text: string;
}

/** What a request says, saved or shared. */
export type RequestTexts = Pick<
  SharedRequest,
  'id' | 'name' | 'url' | 'disabledParameters' | 'pathVariables' | 'headers' | 'notes'
> & { readonly body: SharedBody | { readonly kind: 'file' } };

/** Every plain text of a document that is not empty, in its order: one after the other, for they may be many. */
export function* plainTextsOf(document: SharedDocument): Generator<PlainText, void> {
  for (const each of textsOf(document)) if (each.text !== '') yield each;
}

function* textsOf({ profiles, environments, collection }: SharedDocument): Generator<PlainText, void> {
  for (const { role, name, fields, preset, newer } of profiles)
    yield* settingsIn({ owner: { kind: 'profile', role }, path: [name] }, { name, preset, ...fields, newer });
  // Those of one name go into the same: their rows are told apart as if they stood in one.
  const rows = new Map<string, number>();
  for (const { name, variables } of environments) {
    const first = rows.get(name) ?? 0;
    rows.set(name, first + variables.length);
    yield* textsOfVariables({ owner: { kind: 'environment', name }, path: [name] }, variables, first);
  }
  if (collection) yield* textsOfGroup(collection, []);
}

/** The same of one request, but for what it authenticates with. */
export function textsOfRequest(request: RequestTexts, path: readonly string[] = [request.name]): PlainText[] {
  const of = { owner: { kind: 'request', id: request.id }, path } as const;
  return [
    plain(of, 'name', request.name),
    plain(of, 'url', request.url),
    ...request.disabledParameters.flatMap(({ name, value }, at) =>
      pair(of, 'parameter', { at, name, text: value ?? '' }),
    ),
    ...request.pathVariables.flatMap(({ name, value }, at) => pair(of, 'path-variable', { at, name, text: value })),
    ...request.headers.flatMap(({ name, value }, at) => pair(of, 'header', { at, name, text: value })),
    ...textsOfBody(of, request.body),
    plain(of, 'notes', request.notes),
  ].filter(({ text }) => text !== '');
}

type Of = Pick<PlainText, 'owner' | 'path'>;

function* textsOfGroup(group: SharedGroup, above: readonly string[]): Generator<PlainText, void> {
  const path = [...above, group.name];
  const of = { owner: { kind: 'group', id: group.id }, path } as const;
  yield plain(of, 'name', group.name);
  yield* textsOfAuth(of, group.auth);
  yield* textsOfVariables(of, group.variables);
  yield plain(of, 'notes', group.notes);
  yield* settingsIn(of, group.newer);
  for (const item of group.items)
    yield* item.kind === 'folder' ? textsOfGroup(item, path) : textsOfItem(item, [...path, item.name]);
}

function textsOfItem(item: SharedRequest, path: readonly string[]): PlainText[] {
  const of = { owner: { kind: 'request', id: item.id }, path } as const;
  return [...textsOfRequest(item, path), ...textsOfAuth(of, item.auth), ...settingsIn(of, item.newer)];
}

function textsOfBody(of: Of, body: RequestTexts['body']): PlainText[] {
  switch (body.kind) {
    case 'json':
    case 'text':
      return [plain(of, 'body', body.text)];
    case 'form':
      return body.rows.flatMap(({ name, value }, at) => pair(of, 'form-field', { at, name, text: value }));
    case 'file':
      return 'name' in body ? [plain(of, 'name', body.name)] : [];
    case 'none':
      return [];
  }
}

function textsOfAuth(of: Of, auth: SharedAuth): PlainText[] {
  switch (auth.kind) {
    case 'basic':
      return [plain(of, 'setting', auth.username), ...textsOfCredential(of, 'password', auth.password)];
    case 'bearer':
      return textsOfCredential(of, 'token', auth.token);
    case 'api-key':
      return [plain(of, 'setting', auth.name), ...textsOfCredential(of, auth.name, auth.value)];
    case 'inherit':
    case 'none':
    case 'profile':
      return [];
  }
}

function textsOfCredential(of: Of, name: string, credential: { kind: string; text?: string }): PlainText[] {
  return credential.text === undefined ? [] : [{ ...plain(of, 'credential', credential.text), name }];
}

function textsOfVariables(of: Of, variables: readonly SharedVariable[], first = 0): PlainText[] {
  return variables.flatMap(({ name, value }, at) =>
    value.kind === 'text' ? pair(of, 'variable', { at: first + at, name, text: value.text }) : [],
  );
}

/** Everything in a value that is text; a name and its value belong together, as those of a header do. */
function settingsIn(of: Of, value: unknown, name = ''): PlainText[] {
  if (typeof value === 'string') return [{ ...plain(of, 'setting', value), name }];
  if (typeof value !== 'object' || value === null) return [];
  const named = 'name' in value && 'value' in value ? value : null;
  if (named && typeof named.name === 'string' && typeof named.value === 'string')
    return pair(of, 'header', { at: 0, name: named.name, text: named.value });
  return Object.entries(value).flatMap(([member, each]) => settingsIn(of, each, Array.isArray(value) ? name : member));
}

/** The name of a row is text, too. */
function pair(of: Of, part: TextPart, row: Pick<PlainText, 'at' | 'name' | 'text'>): PlainText[] {
  const { owner, path } = of;
  const { at, name, text } = row;
  return [plain(of, 'name', name), { owner, path, part, at, name, text }];
}

function plain({ owner, path }: Of, part: TextPart, text: string): PlainText {
  return { owner, path, part, at: 0, name: '', text };
}
