import { bearerHeader } from './auth.ts';
import type { Newer } from './newer.ts';
import { sharedProfileFields } from './read-shared-profile.ts';
import type { Row } from './saved-request.ts';
import {
  documentVersion,
  type SharedAuth,
  type SharedBody,
  type SharedCollection,
  type SharedCredential,
  type SharedDocument,
  type SharedEnvironment,
  type SharedGroup,
  type SharedItem,
  type SharedProfile,
  type SharedRequest,
  type SharedVariable,
} from './shared-document.ts';
import { type Json, writeJson } from './write-json.ts';

/**
 * The text of a document. What says the same is written the same, to the byte: members in a fixed order, what is as
 * by default left out, what newer versions added last.
 * @param layout `indented` ends with a line break; `compact` is for links.
 */
export function writeDocument(document: SharedDocument, layout: 'indented' | 'compact' = 'indented'): string {
  const { profiles, environments, collection } = document;
  const json = object(document, [
    ['authscope', documentVersion],
    ['profiles', list(profiles.map(profileJson))],
    ['environments', list(environments.map(environmentJson))],
    ['collection', collection ? collectionJson(collection) : undefined],
  ]);
  return layout === 'indented' ? `${writeJson(json, layout)}\n` : writeJson(json, layout);
}

/** A value as one text: what is the same gives the same, in whatever order its members were made. */
export function canonicalText(value: unknown): string {
  return writeJson(plain(value), 'compact');
}

/** A member that is `undefined` is left out. */
type Member = readonly [name: string, value: Json | undefined];

function object({ newer = {} }: Newer, members: readonly Member[]): ReadonlyMap<string, Json> {
  const written = new Map<string, Json>();
  for (const [name, value] of members) if (value !== undefined) written.set(name, value);
  for (const name of Object.keys(newer).toSorted()) if (!written.has(name)) written.set(name, plain(newer[name]));
  return written;
}

const list = (items: readonly Json[]): Json | undefined => (items.length > 0 ? items : undefined);
const textUnless = (text: string, otherwise = ''): Json | undefined => (text === otherwise ? undefined : text);
const flagIf = (flag: boolean): Json | undefined => flag || undefined;

/** Names that come first where values of no kind of their own are written; all others follow by the alphabet. */
const firstNames = ['in', 'kind', 'id', 'at', 'method', 'url', 'name', 'pointer', 'scheme', 'value'];

function plain(value: unknown): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json;
  const names = Object.entries(value).filter(([, each]) => each !== undefined);
  const place = (name: string) => (firstNames.indexOf(name) + firstNames.length + 1) % (firstNames.length + 1);
  names.sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return new Map(names.map(([name, each]) => [name, plain(each)]));
}

/** A text of several lines goes line by line, so that the difference of two versions can be read. */
function linesJson(text: string): Json | undefined {
  const isPlain = text.includes('\n') && !/[\r\p{Cs}]/u.test(text);
  return isPlain ? text.split('\n') : textUnless(text);
}

function profileJson(profile: SharedProfile): Json {
  const { role, name, preset, fields, secrets } = profile;
  return object(profile, [
    ['role', role],
    ['name', textUnless(name)],
    ['preset', preset ? plain(preset) : undefined],
    // A field that is there differs from the preset: none is left out.
    ...sharedProfileFields.map(
      (field): Member => [field, fields[field] === undefined ? undefined : plain(fields[field])],
    ),
    ['secrets', list(secrets)],
  ]);
}

function environmentJson(environment: SharedEnvironment): Json {
  const { name, role, variables } = environment;
  return object(environment, [
    ['name', name],
    ['role', role ?? undefined],
    ['variables', list(variables.map(variableJson))],
  ]);
}

function variableJson(variable: SharedVariable): Json {
  const { name, isEnabled, value } = variable;
  return object(variable, [
    ['name', name],
    value.kind === 'secret' ? ['secret', true] : ['value', textUnless(value.text)],
    ['off', flagIf(!isEnabled)],
  ]);
}

function collectionJson(collection: SharedCollection): Json {
  const { id, name, isPart } = collection;
  return object(collection, [['id', id], ['name', name], ['isPart', flagIf(isPart)], ...groupMembers(collection)]);
}

function groupMembers({ auth, variables, notes, items }: SharedGroup): Member[] {
  return [
    ['notes', linesJson(notes)],
    ['auth', authJson(auth)],
    ['variables', list(variables.map(variableJson))],
    ['items', list(items.map(itemJson))],
  ];
}

function itemJson(item: SharedItem): Json {
  if (item.kind === 'request') return requestJson(item);
  const { kind, id, name } = item;
  return object(item, [['kind', kind], ['id', id], ['name', name], ...groupMembers(item)]);
}

function requestJson(request: SharedRequest): Json {
  const { kind, id, name, method, url, disabledParameters, pathVariables, headers } = request;
  return object(request, [
    ['kind', kind],
    ['id', id],
    ['name', name],
    ['method', method],
    ['url', url],
    ['disabledParameters', list(disabledParameters.map(plain))],
    ['pathVariables', list(pathVariables.map(plain))],
    ['headers', list(headers.map(rowJson))],
    ['auth', authJson(request.auth)],
    ['body', bodyJson(request.body)],
    ['followsRedirects', flagIf(request.followsRedirects)],
    ['notes', linesJson(request.notes)],
  ]);
}

function rowJson(row: Row): Json {
  const { name, value, isEnabled } = row;
  return object(row, [
    ['name', name],
    ['value', textUnless(value)],
    ['off', flagIf(!isEnabled)],
  ]);
}

function bodyJson(body: SharedBody): Json | undefined {
  const { kind } = body;
  switch (kind) {
    case 'none':
      return body.newer && object(body, [['kind', kind]]);
    case 'json':
    case 'text':
      return object(body, [
        ['kind', kind],
        ['text', linesJson(body.text)],
      ]);
    case 'form':
      return object(body, [
        ['kind', kind],
        ['rows', list(body.rows.map(rowJson))],
      ]);
    case 'file':
      return object(body, [
        ['kind', kind],
        ['name', textUnless(body.name)],
        ['mediaType', textUnless(body.mediaType)],
      ]);
  }
}

function authJson(auth: SharedAuth): Json | undefined {
  const { kind } = auth;
  switch (kind) {
    case 'inherit':
      return auth.newer && object(auth, [['kind', kind]]);
    case 'none':
      return object(auth, [['kind', kind]]);
    case 'profile': {
      const isUsual = canonicalText(auth.placement) === canonicalText(bearerHeader);
      return object(auth, [
        ['kind', kind],
        ['role', auth.role],
        ['part', auth.part],
        ['placement', isUsual ? undefined : plain(auth.placement)],
      ]);
    }
    case 'basic':
      return object(auth, [
        ['kind', kind],
        ['username', textUnless(auth.username)],
        ['password', credentialJson(auth.password)],
      ]);
    case 'bearer':
      return object(auth, [
        ['kind', kind],
        ['token', credentialJson(auth.token)],
      ]);
    case 'api-key':
      return object(auth, [
        ['kind', kind],
        ['in', auth.in],
        ['name', auth.name],
        ['value', credentialJson(auth.value)],
      ]);
  }
}

function credentialJson(credential: SharedCredential): Json | undefined {
  return credential.kind === 'text' ? textUnless(credential.text) : new Map([['secret', credential.label]]);
}
