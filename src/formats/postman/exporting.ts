// What is gathered while a document is written for Postman: the profiles by role, the variables that stand for what a
// document does not hold, and what a reader without this console goes without.
import type { SharedAuth, SharedDocument, SharedProfile, SharedProfileFields } from '#collection/shared-document.ts';
import { environmentRole } from '#collection/shared-document.ts';
import type { ImportFinding } from '../imported.ts';
import { type Place, pathOf } from './place.ts';

/** The fields of a profile, those of its preset included. */
export type FieldsOf = (profile: SharedProfile) => Partial<SharedProfileFields>;

/** A profile of the document, its fields as far as they are known. */
export interface RoleProfile {
  readonly profile: SharedProfile;
  readonly fields: Partial<SharedProfileFields>;
}

/** A variable that the collection has for Postman alone. */
export interface AddedVariable {
  readonly name: string;
  readonly value: string;
  readonly isSecret: boolean;
}

/** A document being written. */
export class Exporting {
  readonly findings: ImportFinding[] = [];
  readonly #profiles: ReadonlyMap<string, RoleProfile>;
  readonly #added = new Map<string, AddedVariable>();
  readonly #ofRoles = new Map<string, string>();
  readonly #isOneRole: boolean;
  readonly #taken: Set<string>;
  readonly #counts = new Map<string, number>();

  constructor(document: SharedDocument, fieldsOf: FieldsOf) {
    this.#profiles = new Map(
      document.profiles.map((profile) => [profile.role, { profile, fields: fieldsOf(profile) }]),
    );
    this.#isOneRole = rolesIn(document).size < 2;
    this.#taken = variableNamesIn(document);
  }

  get added(): readonly AddedVariable[] {
    return [...this.#added.values()];
  }

  /** The profile of a role, `null` where the document hands over none. */
  profileOf(role: string): RoleProfile | null {
    return this.#profiles.get(role) ?? null;
  }

  /** The profile a request is sent as: the one its auth names, else the environment's. */
  profileFor(auth: SharedAuth): RoleProfile | null {
    return this.profileOf(auth.kind === 'profile' ? auth.role : environmentRole);
  }

  /** Says what Postman has otherwise, or not at all. */
  tell(kind: ImportFinding['kind'], place: Place, said: Pick<ImportFinding, 'was' | 'now'>) {
    this.findings.push({ kind, where: place.where, path: pathOf(place), ...said });
  }

  /**
   * A variable of its own for something secret, empty until somebody fills it.
   * @param isEncoded it goes into a URL, and Postman encodes no variable there.
   */
  secretFor(label: string, place: Place, isEncoded: boolean): string {
    const added = this.#add(label, { value: '', isSecret: true });
    const now = isEncoded ? 'give it its value, URL-encoded' : 'give it its value';
    this.tell('changed', place, { was: label, now: `${added}: ${now}` });
    return added;
  }

  /**
   * The variable for something of a profile, one for each role.
   * @param added `value` is empty for what somebody has to fill in, `null` where that is a secret.
   */
  ofRole(role: string, base: string, added: { readonly place: Place; readonly value: string | null }): string {
    const key = JSON.stringify([role, base]);
    const known = this.#ofRoles.get(key);
    if (known !== undefined) return known;
    const isPlain = this.#isOneRole || role === environmentRole;
    const { place, value } = added;
    const isSecret = value === null;
    const written = this.#add(isPlain ? base : `${base}_${role}`, { value: value ?? '', isSecret });
    this.#ofRoles.set(key, written);
    const owner = this.profileOf(role)?.profile.name || role;
    const was = `${base.replaceAll('_', ' ').replace(/ id$/, ' ID')} of “${owner}”`;
    this.tell('changed', place, { was, now: value ? written : `${written}: give it its value` });
    return written;
  }

  #add(label: string, added: Omit<AddedVariable, 'name'>): string {
    const plain = label.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '') || 'secret';
    let count = this.#counts.get(plain) ?? 1;
    const name = () => (count === 1 ? plain : `${plain}_${count}`);
    while (this.#taken.has(name())) count += 1;
    this.#counts.set(plain, count);
    this.#taken.add(name());
    this.#added.set(name(), { ...added, name: name() });
    return `{{${name()}}}`;
  }
}

function rolesIn({ collection }: SharedDocument): Set<string> {
  const roles = new Set<string>();
  for (const { auth } of ownersIn(collection)) if (auth.kind === 'profile') roles.add(auth.role);
  return roles;
}

function variableNamesIn({ collection, environments }: SharedDocument): Set<string> {
  const groups = ownersIn(collection).flatMap((owner) => ('variables' in owner ? [owner] : []));
  return new Set([...groups, ...environments].flatMap(({ variables }) => variables.map(({ name }) => name)));
}

type Owner = NonNullable<SharedDocument['collection']> | NonNullable<SharedDocument['collection']>['items'][number];

function ownersIn(collection: SharedDocument['collection']): Owner[] {
  const owners: Owner[] = collection ? [collection] : [];
  // Grows while it is gone through: every folder adds what is in it.
  for (const owner of owners) if ('items' in owner) for (const item of owner.items) owners.push(item);
  return owners;
}
