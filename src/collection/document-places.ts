import { credentialOf } from './auth.ts';
import type { SecretPlace } from './secret-place.ts';
import type {
  SharedCollection,
  SharedDocument,
  SharedEnvironment,
  SharedItem,
  SharedVariable,
} from './shared-document.ts';

/** Where a variable stands in a document. */
export type VariablePlace = Extract<SecretPlace, { readonly kind: 'variable' | 'environment' }>;

/** Something that a document names and does not bring. */
export interface Needed<Place> {
  readonly place: Place;
  /** The name of the variable, or what the credential is. */
  readonly label: string;
  /** Names from the collection down, or of the environment. */
  readonly where: readonly string[];
}

/** The secrets that a document names, those of its profiles aside. */
export function neededSecrets(document: SharedDocument): Needed<SecretPlace>[] {
  const needed: Needed<SecretPlace>[] = [];
  for (const { place, variable, where } of placedVariables(document))
    if (variable.value.kind === 'secret') needed.push({ place, label: variable.name, where });
  for (const { item, where } of ownersIn(document)) {
    const credential = credentialOf(item.auth);
    if (credential?.kind === 'secret')
      needed.push({ place: { kind: 'auth', ownerId: item.id }, label: credential.label, where });
  }
  return needed;
}

/** The variables that came without a value. */
export function emptyVariables(document: SharedDocument): Needed<VariablePlace>[] {
  return placedVariables(document).flatMap(({ place, variable, where }) => {
    const { name, isEnabled, value } = variable;
    return isEnabled && value.kind === 'text' && value.text === '' ? [{ place, label: name, where }] : [];
  });
}

/** A variable and where it stands. */
export interface PlacedVariable {
  readonly place: VariablePlace;
  readonly variable: SharedVariable;
  /** Names from the collection down, or of the environment. */
  readonly where: readonly string[];
}

/** What holds variables: a document, or what is here in its form. */
export interface Holding {
  readonly environments: readonly Pick<SharedEnvironment, 'name' | 'variables'>[];
  readonly collection: SharedCollection | null;
}

/** Every variable of a document, with where it stands. */
export function placedVariables(document: Holding): PlacedVariable[] {
  const inEnvironments = document.environments.flatMap(({ name: environment, variables }) =>
    variables.map((variable): PlacedVariable => {
      const place = { kind: 'environment', environment, name: variable.name } as const;
      return { place, variable, where: [environment] };
    }),
  );
  const inGroups = ownersIn(document).flatMap(({ item, where }) => {
    const variables = 'variables' in item ? item.variables : [];
    return variables.map((variable): PlacedVariable => {
      const place = { kind: 'variable', groupId: item.id, name: variable.name } as const;
      return { place, variable, where };
    });
  });
  return [...inEnvironments, ...inGroups];
}

interface Owner {
  readonly item: SharedCollection | SharedItem;
  readonly where: readonly string[];
}

/** The collection, and everything in it. */
function ownersIn({ collection }: Pick<Holding, 'collection'>): Owner[] {
  if (!collection) return [];
  const owners: Owner[] = [];
  const walk = (item: SharedCollection | SharedItem, outer: readonly string[]) => {
    const where = [...outer, item.name];
    owners.push({ item, where });
    if ('items' in item) for (const each of item.items) walk(each, where);
  };
  walk(collection, []);
  return owners;
}

/** A value that was put in for a variable. */
export interface PutInValue {
  readonly place: VariablePlace;
  readonly text: string;
}

/** The document with values that were put in for its variables; one that its owner does not have is added there. */
export function withValues(document: SharedDocument, values: readonly PutInValue[]): SharedDocument {
  const given = (variables: readonly SharedVariable[], isHere: (place: VariablePlace) => boolean) => {
    const texts = new Map(values.filter(({ place }) => isHere(place)).map(({ place, text }) => [place.name, text]));
    const known = new Set(variables.map(({ name }) => name));
    const filled = variables.map((variable): SharedVariable => {
      const text = texts.get(variable.name);
      const isFilled = text !== undefined && variable.value.kind === 'text';
      return isFilled ? { ...variable, value: { kind: 'text', text } } : variable;
    });
    const added = [...texts].filter(([name]) => !known.has(name));
    return [
      ...filled,
      ...added.map(([name, text]) => ({ name, isEnabled: true, value: { kind: 'text', text } }) as const),
    ];
  };
  const inGroup = <G extends SharedCollection | SharedItem>(group: G): G => {
    if (!('items' in group)) return group;
    const variables = given(group.variables, (place) => place.kind === 'variable' && place.groupId === group.id);
    return { ...group, variables, items: group.items.map(inGroup) };
  };
  return {
    ...document,
    environments: document.environments.map((environment) => {
      const isHere = (place: VariablePlace) => place.kind === 'environment' && place.environment === environment.name;
      return { ...environment, variables: given(environment.variables, isHere) };
    }),
    collection: document.collection && inGroup(document.collection),
  };
}
