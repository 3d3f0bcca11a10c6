// A saved document as a collection of Postman, schema 2.1. It has no secret to write: variables stand for them, empty.
import type {
  SharedAuth,
  SharedCollection,
  SharedDocument,
  SharedFolder,
  SharedGroup,
  SharedItem,
  SharedVariable,
} from '#collection/shared-document.ts';
import { readVariableText } from '#collection/variable-text.ts';
import type { ImportFinding } from './imported.ts';
import { Exporting, type FieldsOf } from './postman/exporting.ts';
import { keepOwnParts } from './postman/keep-own-parts.ts';
import { type Place, rootPlace, within } from './postman/place.ts';
import { writeAuth } from './postman/write-auth.ts';
import { postmanFields } from './postman/write-oauth2.ts';
import { writeRequest } from './postman/write-request.ts';
import { writeAdded, writeVariable } from './postman/write-variables.ts';

/** A document as text for Postman. */
export interface PostmanExport {
  readonly text: string;
  /** What Postman has otherwise or not at all; paths are those of the text. */
  readonly findings: readonly ImportFinding[];
}

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/**
 * Writes a document as a collection that Postman and newman run: requests arrive as from the console once the variables
 * of `findings` have their values, `access_token` among them. What Postman can't hold goes along beside it, so that
 * `readPostman` gives the same document again.
 * @param fieldsOf the fields of a profile with those of its preset, which documents only name.
 */
export function writePostman(document: SharedDocument, fieldsOf: FieldsOf = ({ fields }) => fields): PostmanExport {
  const exporting = new Exporting(document, fieldsOf);
  const collection = writeCollection(document.collection, exporting);
  tellProfiles(document, exporting);
  tellEnvironments(document, exporting);
  tellUnset(collection, exporting);
  const whole = keepOwnParts(collection, document);
  return { text: `${JSON.stringify(whole, null, 2)}\n`, findings: exporting.findings };
}

/** An item or a whole, as it is written. */
export type PostmanObject = Readonly<Record<string, unknown>>;

function writeCollection(collection: SharedCollection | null, exporting: Exporting): PostmanObject {
  if (!collection) return { info: { name: 'Profiles', schema }, item: [] };
  const place = rootPlace(collection.id);
  const { auth, notes } = collection;
  const around: SharedAuth = auth.kind === 'inherit' ? { kind: 'none' } : auth;
  const written = auth.kind === 'none' ? undefined : writeAuth(auth, within(place, 'auth'), exporting);
  const item = writeItems(collection, { place, exporting, around });
  const hoisted = hoistedVariables(collection, exporting);
  const variable = [...collection.variables, ...hoisted].map(writeVariable);
  return {
    info: { _postman_id: collection.id, name: collection.name, ...(notes !== '' && { description: notes }), schema },
    item,
    ...(written && { auth: written }),
    variable: [...variable, ...exporting.added.map(writeAdded)],
  };
}

interface Site {
  readonly place: Place;
  readonly exporting: Exporting;
  readonly around: SharedAuth;
}

function writeItems({ items }: SharedGroup, site: Site): object[] {
  const { place, around } = site;
  return items.map((item, at) => {
    const where = place.where === '' ? item.name : `${place.where} / ${item.name}`;
    const inside = { ...site, place: { ...within(within(place, 'item'), at), where, owner: item.id } };
    if (item.kind === 'request') return writeRequest(item, inside);
    return writeFolder(item, { ...inside, around: item.auth.kind === 'inherit' ? around : item.auth });
  });
}

function writeFolder(folder: SharedFolder, site: Site): object {
  const { id, name, notes, auth, variables } = folder;
  const written = writeAuth(auth, within(site.place, 'auth'), site.exporting);
  return {
    name,
    id,
    ...(notes !== '' && { description: notes }),
    item: writeItems(folder, site),
    ...(written && { auth: written }),
    ...(variables.length > 0 && { variable: variables.map(writeVariable) }),
  };
}

/** Postman looks for no variable in a folder: those whose names are free stand in the collection, too. */
function hoistedVariables(collection: SharedCollection, exporting: Exporting): SharedVariable[] {
  const taken = new Map(collection.variables.map(({ name, value }) => [name, JSON.stringify(value)]));
  const hoisted: SharedVariable[] = [];
  const hoist = (items: readonly SharedItem[], around: string) => {
    for (const item of items) {
      if (item.kind === 'request') continue;
      const where = around === '' ? item.name : `${around} / ${item.name}`;
      for (const variable of item.variables.filter(({ isEnabled }) => isEnabled)) {
        const value = JSON.stringify(variable.value);
        const before = taken.get(variable.name);
        if (before === undefined) hoisted.push(variable);
        else if (before !== value)
          exporting.tell('dropped', within(rootPlace('', where), 'variable'), {
            was: `{{${variable.name}}} of the folder`,
            now: 'Postman takes that of the collection',
          });
        taken.set(variable.name, before ?? value);
      }
      hoist(item.items, where);
    }
  };
  hoist(collection.items, '');
  return hoisted;
}

function tellProfiles({ profiles }: SharedDocument, exporting: Exporting) {
  for (const [at, profile] of profiles.entries()) {
    const lost = Object.keys(profile.fields).filter((field) => !postmanFields.has(field));
    const where = profile.name || profile.role;
    const now = 'kept for Authscope: Postman may get no token by itself, give it one as a variable';
    if (lost.length > 0 || profile.preset)
      exporting.tell('dropped', within(within(rootPlace('', where), '_authscope.profiles'), at), {
        was: [...(profile.preset ? [`preset ${profile.preset.id}`] : []), ...lost].join(', '),
        now,
      });
  }
}

function tellEnvironments({ environments }: SharedDocument, exporting: Exporting) {
  for (const [at, { name, variables }] of environments.entries()) {
    const was = `environment with ${variables.length} ${variables.length === 1 ? 'variable' : 'variables'}`;
    const now = 'kept for Authscope: Postman has environments in files of their own';
    exporting.tell('dropped', within(within(rootPlace('', name), '_authscope.environments'), at), { was, now });
  }
}

const mostNames = 50;

/** Names that nothing in the collection gives a value. */
function tellUnset(collection: PostmanObject, exporting: Exporting) {
  const known = new Set((collection.variable as readonly { key: string }[] | undefined)?.map(({ key }) => key));
  const used = new Set<string>();
  for (const piece of readVariableText(JSON.stringify(collection)))
    if (piece.kind === 'variable' && !piece.name.startsWith('$') && !known.has(piece.name)) used.add(piece.name);
  if (used.size === 0) return;
  const names = [...used].slice(0, mostNames).map((name) => `{{${name}}}`);
  const was = [...names, ...(used.size > mostNames ? ['…'] : [])].join(', ');
  exporting.tell('changed', within(rootPlace(''), 'variable'), {
    was,
    now: 'without a value: set it in an environment',
  });
}
