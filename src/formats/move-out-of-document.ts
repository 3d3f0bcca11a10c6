// Takes secrets that stand in a document as text out of it, before it is accepted: then they go to the vault with it.
import { credentialOf, withCredential } from '#collection/auth.ts';
import { type SecretPlace, secretPlaceKey } from '#collection/secret-place.ts';
import type {
  SharedAuth,
  SharedCollection,
  SharedCredential,
  SharedDocument,
  SharedItem,
  SharedRequest,
  SharedVariable,
} from '#collection/shared-document.ts';
import { namesInDocument, type UsedNames } from './document-names.ts';
import type { ImportedSecret } from './imported.ts';
import { freeVariableName, planMoveOut } from './move-out.ts';
import type { TextOwner } from './plain-texts.ts';
import type { FoundSecret } from './scan-secrets.ts';

/** A secret that goes to the vault with its document, and the texts it was found in. */
export interface MovedSecret extends ImportedSecret {
  readonly of: readonly FoundSecret[];
}

/** A document that names what stood in it as text. */
export interface MovedOutOfDocument {
  readonly document: SharedDocument;
  readonly secrets: readonly MovedSecret[];
}

/** Whether something stands where a name can: a profile's settings and notes take none. */
export const isMovable = ({ remedy, in: { owner } }: FoundSecret): boolean =>
  remedy !== 'none' && owner.kind !== 'profile';

/**
 * Takes what was found out of a document: a variable that holds it becomes secret, an auth names it, and elsewhere a new
 * secret variable of the collection stands for it, one for each text. What can't be moved stays as it is.
 * @param found in this document, as it is.
 * @param here the names of where it goes: a new variable of the collection comes before an environment's, and one that is
 * there may stay, so a name stands for nothing that another request asks for (R27).
 */
export function moveOutOfDocument(
  document: SharedDocument,
  found: readonly FoundSecret[],
  here: UsedNames,
): MovedOutOfDocument {
  const moving = new Moving(document, found, here);
  const environments = document.environments.map((environment) => {
    const { name } = environment;
    return { ...environment, variables: moving.variables({ kind: 'environment', name }, environment.variables) };
  });
  const collection = document.collection && moving.collection(document.collection);
  return { document: { ...document, environments, collection }, secrets: moving.secrets };
}

class Moving {
  readonly #found = new Map<string, FoundSecret[]>();
  readonly #secrets = new Map<string, MovedSecret>();
  readonly #names = new Map<string, string>();
  /** The requests that a text was found in. */
  readonly #saidBy = new Map<string, Set<string>>();
  readonly #taken: Set<string>;
  readonly #here: UsedNames;
  readonly #collectionId: string;

  constructor(document: SharedDocument, found: readonly FoundSecret[], here: UsedNames) {
    for (const each of found.filter(isMovable)) {
      const key = ownerKey(each.in.owner);
      this.#found.set(key, [...(this.#found.get(key) ?? []), each]);
      if (each.in.owner.kind === 'request') {
        const text = writtenIn(each);
        this.#saidBy.set(text, (this.#saidBy.get(text) ?? new Set()).add(each.in.owner.id));
      }
    }
    this.#taken = namesInDocument(document);
    this.#here = here;
    this.#collectionId = document.collection?.id ?? '';
  }

  get secrets(): readonly MovedSecret[] {
    return [...this.#secrets.values()];
  }

  collection(collection: SharedCollection): SharedCollection {
    const inside = this.#group(collection);
    const made = [...this.#names.values()].map(
      (name): SharedVariable => ({ name, isEnabled: true, value: { kind: 'secret' } }),
    );
    return { ...inside, variables: [...inside.variables, ...made] };
  }

  /** Those whose whole value is a secret have it by name. */
  variables(owner: TextOwner, variables: readonly SharedVariable[]): readonly SharedVariable[] {
    const found = this.#of(owner).filter(({ in: { part } }) => part === 'variable');
    return variables.map((variable): SharedVariable => {
      const { name, value } = variable;
      const own = found.filter(({ in: plain }) => plain.name === name && isText(value, plain.text));
      const [first] = own;
      const place = placeOf(owner, name);
      // Of two of one name only one can be put in there.
      const isTaken = (this.#secrets.get(secretPlaceKey(place))?.value ?? first?.in.text) !== first?.in.text;
      if (!first || isTaken) return variable;
      this.#keep(place, { label: name, value: first.in.text, of: own });
      return { ...variable, value: { kind: 'secret' } };
    });
  }

  #group<G extends SharedCollection | Extract<SharedItem, { kind: 'folder' }>>(group: G): G {
    const owner = { kind: 'group', id: group.id } as const;
    const items = group.items.map((item) => (item.kind === 'folder' ? this.#group(item) : this.#request(item)));
    const auth = this.#auth(owner, group.auth);
    return { ...group, auth, variables: this.variables(owner, group.variables), items };
  }

  /** From the end of each text: what stands before keeps its place. */
  #request(request: SharedRequest): SharedRequest {
    const owner = { kind: 'request', id: request.id } as const;
    const found = this.#of(owner);
    if (found.length === 0) return request;
    const inOrder = found
      .filter(({ remedy }) => remedy !== 'credential')
      .toSorted((a, b) => b.in.at - a.in.at || b.start - a.start);
    const texts = new Map<string, string>();
    const credited = { ...request, auth: this.#auth(owner, request.auth) };
    return inOrder.reduce((before, each) => this.#out(before, each, texts), credited);
  }

  #out(request: SharedRequest, found: FoundSecret, texts: Map<string, string>): SharedRequest {
    const { owner, part, at, path } = found.in;
    const key = `${part} ${at}`;
    const here = { ...found, in: { ...found.in, text: texts.get(key) ?? found.in.text } };
    // One auth holds one secret: beside another a variable stands in the header.
    const isAuthTaken = (found.remedy === 'bearer' || found.remedy === 'basic') && credentialOf(request.auth) !== null;
    if (isAuthTaken && part === 'url') return request;
    const plan = planMoveOut(request, isAuthTaken ? { ...here, remedy: 'variable' } : here, (label, text) =>
      this.#nameFor(label, text, writtenIn(found)),
    );
    if (!plan) return request;
    if (plan.kind === 'auth') {
      const { label, text } = plan;
      this.#keep(
        { kind: 'auth', ownerId: owner.kind === 'request' ? owner.id : '' },
        { label, value: text, of: [found] },
      );
      return { ...plan.request, auth: plan.authWith<SharedCredential>({ kind: 'secret', label }) };
    }
    const { name, text } = plan;
    const { in: plain, start, end } = here;
    texts.set(key, `${plain.text.slice(0, start)}{{${name}}}${plain.text.slice(end)}`);
    const place = { kind: 'variable', groupId: this.#collectionId, name } as const;
    this.#keep(place, { label: found.label, value: text, foundIn: path.join(' / '), of: [found] });
    return plan.request;
  }

  #auth(owner: TextOwner, auth: SharedAuth): SharedAuth {
    const own = this.#of(owner).filter(({ remedy }) => remedy === 'credential');
    const [first] = own;
    if (!first || owner.kind === 'profile' || owner.kind === 'environment') return auth;
    const { name: label, text: value } = first.in;
    this.#keep({ kind: 'auth', ownerId: owner.id }, { label, value, of: own });
    return withCredential(auth, { kind: 'secret', label });
  }

  #of(owner: TextOwner): readonly FoundSecret[] {
    return this.#found.get(ownerKey(owner)) ?? [];
  }

  #nameFor(label: string, text: string, written: string): string {
    const name = this.#names.get(text) ?? freeVariableName(label, [...this.#taken, ...this.#takenHere(written)]);
    this.#names.set(text, name);
    this.#taken.add(name);
    return name;
  }

  #takenHere(written: string): string[] {
    const saidBy = this.#saidBy.get(written) ?? new Set();
    const isTaken = ([, askedBy]: [string, ReadonlySet<string> | 'all']) =>
      askedBy === 'all' || [...askedBy].some((id) => !saidBy.has(id));
    return [...this.#here].filter(isTaken).map(([name]) => name);
  }

  #keep(place: SecretPlace, secret: Omit<MovedSecret, 'place'>) {
    const key = secretPlaceKey(place);
    const known = this.#secrets.get(key);
    this.#secrets.set(key, known ? { ...known, of: [...known.of, ...secret.of] } : { place, ...secret });
  }
}

const writtenIn = ({ in: { text }, start, end }: FoundSecret) => text.slice(start, end);

const ownerKey = (owner: TextOwner) => JSON.stringify(owner);

const isText = (value: SharedVariable['value'], text: string) => value.kind === 'text' && value.text === text;

function placeOf(owner: TextOwner, name: string): SecretPlace {
  return owner.kind === 'environment'
    ? { kind: 'environment', environment: owner.name, name }
    : { kind: 'variable', groupId: owner.kind === 'group' ? owner.id : '', name };
}
