// A collection of Postman, schema 2.1 and 2.0, as a saved document. Total: what is not as it should be counts as absent.
import type {
  SharedCollection,
  SharedDocument,
  SharedFolder,
  SharedGroup,
  SharedItem,
} from '#collection/shared-document.ts';
import type { ImportRefusal } from '../import-result.ts';
import type { ImportedSecret } from '../imported.ts';
import { isObject, type Members, plainText } from '../json-places.ts';
import { Importing, type PlacedFinding } from './importing.ts';
import { descriptionOf, listOf, memberOf } from './members.ts';
import { OauthProfiles } from './oauth-profiles.ts';
import { ownMember } from './own-member.ts';
import { memberAt, type Place, rootPlace, within } from './place.ts';
import { type AuthReading, readAuth } from './read-auth.ts';
import { readRequest, tellBehavior } from './read-request.ts';
import { readNotes } from './read-scripts.ts';
import { readVariables, valuesOf } from './read-variables.ts';

/** A collection, read; what this console once wrote beside it lies apart. */
export interface ReadCollection {
  readonly document: SharedDocument;
  readonly secrets: readonly ImportedSecret[];
  readonly findings: readonly PlacedFinding[];
  /** By the id of the folder or request. */
  readonly ownParts: ReadonlyMap<string, Members>;
  /** That of the whole, `null` where there is none. */
  readonly ownWhole: Members | null;
  readonly refusal: ImportRefusal | null;
}

const mostFolders = 32;
const mostItems = 50_000;

/** Reads a collection out of JSON. */
export function readCollection(value: unknown): ReadCollection {
  const walk = new Walk(value);
  const collection = walk.collection();
  const { importing, profiles } = walk;
  return {
    document: { profiles: profiles.profiles, environments: [], collection },
    secrets: [...profiles.secrets, ...importing.secrets, ...takenOutOf(importing, collection.id)],
    findings: importing.findings,
    ownParts: walk.ownParts,
    ownWhole: walk.ownWhole,
    refusal: walk.refusal,
  };
}

function takenOutOf({ takenOut }: Importing, groupId: string): ImportedSecret[] {
  return takenOut.secrets.map(({ name, text, where }) => ({
    place: { kind: 'variable', groupId, name },
    label: name,
    value: text,
    foundIn: where,
  }));
}

class Walk {
  readonly importing: Importing;
  readonly profiles: OauthProfiles;
  readonly ownParts = new Map<string, Members>();
  readonly ownWhole: Members | null;
  refusal: ImportRefusal | null = null;
  readonly #value: unknown;
  #items = 0;

  constructor(value: unknown) {
    this.#value = value;
    this.importing = new Importing(valuesOf(memberOf(value, 'variable')));
    this.profiles = new OauthProfiles(nameOf(memberOf(value, 'info')));
    const own = memberOf(value, ownMember);
    this.ownWhole = isObject(own) ? own : null;
  }

  collection(): SharedCollection {
    const info = memberOf(this.#value, 'info');
    const id = this.importing.idFor(memberOf(info, '_postman_id') ?? memberOf(info, 'id'), () => [
      'Postman',
      nameOf(info),
    ]);
    const place = rootPlace(id);
    const group = this.#group({ value: this.#value, place, name: nameOf(info), description: info, depth: 0 });
    const secrets = this.importing.takenOut.secrets.map(
      ({ name }) => ({ name, isEnabled: true, value: { kind: 'secret' } }) as const,
    );
    return { ...group, variables: [...group.variables, ...secrets], isPart: false };
  }

  #group({ value, place, name, description, depth }: GroupToRead): Omit<SharedGroup, 'newer'> {
    const { importing } = this;
    const groupId = place.owner;
    importing.takenOut.readAt(place.where);
    tellBehavior(memberOf(value, 'protocolProfileBehavior'), { place, importing });
    return {
      id: groupId,
      name,
      auth: readAuth(
        memberOf(value, 'auth'),
        depth === 0 ? 'none' : 'inherit',
        this.#at(memberAt(place, 'auth', 'auth')),
      ),
      variables: readVariables(
        {
          value: memberOf(value, 'variable'),
          place: memberAt(place, 'variables', 'variable'),
          placeOf: (variable) => ({ kind: 'variable', groupId, name: variable }),
        },
        importing,
      ),
      notes: readNotes(descriptionOf(memberOf(description, 'description')), memberOf(value, 'event'), {
        importing,
        place: { ...place, member: 'notes' },
      }),
      items: this.#itemsOf(memberOf(value, 'item'), place, depth),
    };
  }

  #itemsOf(list: unknown, around: Place, depth: number): SharedItem[] {
    return listOf(list).flatMap((item, at) => {
      if (this.refusal) return [];
      this.#items += 1;
      if (this.#items > mostItems) this.refusal = { kind: 'too-many-items', most: mostItems };
      return this.#item(item, within(within(around, 'item'), at), depth);
    });
  }

  #item(item: unknown, spot: Place, depth: number): SharedItem[] {
    const { importing } = this;
    if (!isObject(item)) {
      importing.dropped(spot, 'an item that is none', 'left out');
      return [];
    }
    const name = plainText(memberOf(item, 'name'));
    const owner = importing.idFor(memberOf(item, 'id') ?? memberOf(item, '_postman_id'), () => [
      spot.owner,
      name,
      plainText(memberOf(memberOf(item, 'request'), 'method')),
    ]);
    const place = { ...spot, owner, where: spot.where === '' ? name : `${spot.where} / ${name}` };
    const own = memberOf(item, ownMember);
    if (isObject(own)) this.ownParts.set(owner, own);
    if (!Array.isArray(memberOf(item, 'item'))) return [readRequest(item, this.#at(place))];
    return this.#folder(item, place, depth + 1);
  }

  #folder(item: Members, place: Place, depth: number): SharedFolder[] {
    if (depth > mostFolders) {
      this.refusal = { kind: 'folders-too-deep', where: place.where, most: mostFolders };
      return [];
    }
    const name = plainText(memberOf(item, 'name'));
    return [{ kind: 'folder', ...this.#group({ value: item, place, name, description: item, depth }) }];
  }

  #at(place: Place): AuthReading {
    return { place, importing: this.importing, profiles: this.profiles };
  }
}

interface GroupToRead {
  readonly value: unknown;
  readonly place: Place;
  readonly name: string;
  /** What has the words about it. */
  readonly description: unknown;
  readonly depth: number;
}

function nameOf(info: unknown): string {
  return plainText(memberOf(info, 'name'));
}
