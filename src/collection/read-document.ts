// The way back of `writeDocument`. What it is given comes from anybody (SECURITY.md R25): it is looked through before
// values are made of it, and read member by member into fresh objects.
import { type DecodedText, decodeDocument } from './decode-document.ts';
import {
  count,
  flag,
  lines,
  listOf,
  type Members,
  membersOf,
  name,
  oneOf,
  orNull,
  pointerOf,
  type Read,
  type Reading,
  refuse,
  roleName,
  rowsOf,
  type Spot,
  text,
} from './document-reading.ts';
import type { ReadDocument } from './read-document-result.ts';
import { findJsonFault, readJson } from './read-json.ts';
import { readSharedAuth } from './read-shared-auth.ts';
import { readSharedProfile } from './read-shared-profile.ts';
import type { Row } from './saved-request.ts';
import type { JsonBudget } from './scan-json.ts';
import type {
  SharedAuth,
  SharedBody,
  SharedCollection,
  SharedDocument,
  SharedEnvironment,
  SharedFolder,
  SharedGroup,
  SharedItem,
  SharedRequest,
  SharedVariable,
} from './shared-document.ts';

/** Most bytes of a document in a file. */
export const mostFileBytes = 20_000_000;

const mostFolders = 32;
const mostItems = 50_000;
/** Most environments of a document: each request is looked at in each of them. */
export const mostEnvironments = 200;
/** Folders at their deepest take 64 of the levels. */
const jsonBudget: JsonBudget = { depth: 96, members: 2_000_000 };

/**
 * Reads a document, or says why it is refused; never throws. What newer minor versions added is kept (`Newer`), but for
 * members named `__proto__`, which are dropped.
 * @param source a byte order mark at its beginning is passed over.
 * @param most bytes of it, as UTF-8.
 */
export function readDocument(source: string | Uint8Array, most = mostFileBytes): ReadDocument {
  const decoded = decodeDocument(source, most);
  if (decoded.kind === 'refused') return decoded;
  const read = readJson(decoded, jsonBudget);
  return read.kind === 'refused' ? read : readValue(read.value);
}

/**
 * The same of a text whose values were made before it was known to be a document: what it may hold is less than what
 * others' files may.
 */
export function readParsedDocument(decoded: DecodedText, value: unknown): ReadDocument {
  const bytes = decoded.bytes.length;
  if (bytes > mostFileBytes) return { kind: 'refused', refusal: { kind: 'too-large', bytes, most: mostFileBytes } };
  const refusal = findJsonFault(decoded, jsonBudget);
  return refusal ? { kind: 'refused', refusal } : readValue(value);
}

function readValue(value: unknown): ReadDocument {
  const version = versionOf(value);
  if (version === null) return { kind: 'refused', refusal: { kind: 'foreign' } };
  if (!version.startsWith('1.')) return { kind: 'refused', refusal: { kind: 'newer-version', version } };
  const reading: Reading = {
    refusal: null,
    items: 0,
    rows: 0,
    ids: new Set(),
    roles: new Set(),
    beyond: { kept: 0, dropped: 0 },
  };
  const document = readWhole({ reading, outer: null, step: '', value });
  const { refusal, beyond } = reading;
  return refusal ? { kind: 'refused', refusal } : { kind: 'document', document, version, beyond };
}

function versionOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'authscope')) return null;
  const { authscope } = value as { authscope: unknown };
  return typeof authscope === 'string' && /^[1-9]\d{0,4}\.(?:0|[1-9]\d{0,4})$/.test(authscope) ? authscope : null;
}

function readWhole(spot: Spot): SharedDocument {
  const members = membersOf(spot);
  members.need('authscope', text);
  const roles = new Set<string>();
  return {
    profiles: members.take('profiles', listOf(profileOf(roles)), []),
    environments: members.take('environments', listOf(environmentOf), []),
    collection: members.take<SharedCollection | null>('collection', readCollection, null),
    ...members.newer(),
  };
}

function profileOf(roles: Set<string>): Read<SharedDocument['profiles'][number]> {
  return (spot) => {
    const profile = readSharedProfile(spot);
    if (roles.has(profile.role)) refuse(spot, { kind: 'repeated', what: 'role', pointer: `${pointerOf(spot)}/role` });
    roles.add(profile.role);
    return profile;
  };
}

function environmentOf(spot: Spot): SharedEnvironment {
  if (Number(spot.step) >= mostEnvironments)
    refuse(spot, { kind: 'too-many', what: 'environments', most: mostEnvironments });
  const members = membersOf(spot);
  return {
    name: members.need('name', name),
    role: members.take<string | null>('role', orNull(roleName), null),
    variables: members.take('variables', rowsOf(readVariable), []),
    ...members.newer(),
  };
}

function readVariable(spot: Spot): SharedVariable {
  const members = membersOf(spot);
  const isSecret = members.take('secret', flag, false);
  if (isSecret) members.refuseAny(['value']);
  return {
    name: members.need('name', name),
    isEnabled: !members.take('off', flag, false),
    value: isSecret ? { kind: 'secret' } : { kind: 'text', text: members.take('value', text, '') },
    ...members.newer(),
  };
}

function readCollection(spot: Spot): SharedCollection {
  const members = membersOf(spot);
  const isPart = members.take('isPart', flag, false);
  return { ...readGroup(spot, members, 0), isPart, ...members.newer() };
}

function readGroup(spot: Spot, members: Members, depth: number): Omit<SharedGroup, 'newer'> {
  return {
    id: ownId(spot, members),
    name: members.need('name', name),
    auth: members.take<SharedAuth>('auth', readSharedAuth, { kind: 'inherit' }),
    variables: members.take('variables', rowsOf(readVariable), []),
    notes: members.take('notes', lines, ''),
    items: members.take<readonly SharedItem[]>('items', listOf(itemAt(depth)), []),
  };
}

function ownId(spot: Spot, members: Members): string {
  const id = members.need('id', name);
  const { ids } = spot.reading;
  if (ids.has(id)) refuse(spot, { kind: 'repeated', what: 'id', pointer: `${pointerOf(spot)}/id` });
  ids.add(id);
  return id;
}

function itemAt(depth: number): Read<SharedItem> {
  return (spot) => {
    const { reading } = spot;
    reading.items += 1;
    if (reading.items > mostItems) refuse(spot, { kind: 'too-many', what: 'items', most: mostItems });
    const members = membersOf(spot);
    const kind = members.need('kind', oneOf('request', 'folder'));
    return kind === 'folder' ? readFolder(spot, members, depth + 1) : readRequest(spot, members);
  };
}

function readFolder(spot: Spot, members: Members, depth: number): SharedFolder {
  if (depth > mostFolders) refuse(spot, { kind: 'too-deep', pointer: pointerOf(spot), most: mostFolders });
  return { kind: 'folder', ...readGroup(spot, members, depth), ...members.newer() };
}

function readRequest(spot: Spot, members: Members): SharedRequest {
  return {
    kind: 'request',
    id: ownId(spot, members),
    name: members.need('name', name),
    method: members.need('method', name),
    url: members.need('url', text),
    disabledParameters: members.take('disabledParameters', rowsOf(readDisabledParameter), []),
    pathVariables: members.take('pathVariables', rowsOf(readPathVariable), []),
    headers: members.take('headers', rowsOf(readRow), []),
    body: members.take<SharedBody>('body', readBody, { kind: 'none' }),
    auth: members.take<SharedAuth>('auth', readSharedAuth, { kind: 'inherit' }),
    followsRedirects: members.take('followsRedirects', flag, false),
    notes: members.take('notes', lines, ''),
    ...members.newer(),
  };
}

function readDisabledParameter(spot: Spot): SharedRequest['disabledParameters'][number] {
  const members = membersOf(spot);
  const read = {
    place: members.need('place', count),
    name: members.need('name', text),
    value: members.take<string | null>('value', orNull(text), null),
  };
  members.close();
  return read;
}

function readPathVariable(spot: Spot): SharedRequest['pathVariables'][number] {
  const members = membersOf(spot);
  const read = { name: members.need('name', name), value: members.take('value', text, '') };
  members.close();
  return read;
}

function readRow(spot: Spot): Row {
  const members = membersOf(spot);
  return {
    name: members.take('name', text, ''),
    value: members.take('value', text, ''),
    isEnabled: !members.take('off', flag, false),
    ...members.newer(),
  };
}

function readBody(spot: Spot): SharedBody {
  const members = membersOf(spot);
  return { ...bodyOf(members), ...members.newer() };
}

function bodyOf(members: Members): SharedBody {
  const kind = members.need('kind', oneOf('none', 'json', 'text', 'form', 'file'));
  switch (kind) {
    case 'none':
      return { kind };
    case 'json':
    case 'text':
      return { kind, text: members.take('text', lines, '') };
    case 'form':
      return { kind, rows: members.take('rows', rowsOf(readRow), []) };
    case 'file':
      return { kind, name: members.take('name', name, ''), mediaType: members.take('mediaType', name, '') };
  }
}
