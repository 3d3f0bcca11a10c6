import type { KeptVariable } from '#oauth/kept-values.ts';
import type { Group } from './collection.ts';
import type { Environment } from './environment.ts';
import type { Variable, VariableValue } from './variable.ts';

/** Where a variable was found: in a collection or folder, in the environment, in the token response, or made by the console. */
export type VariableSource =
  | { readonly kind: 'group'; readonly id: string; readonly name: string }
  | { readonly kind: 'environment'; readonly id: string; readonly name: string }
  | { readonly kind: 'token' }
  | { readonly kind: 'console' }
  | { readonly kind: 'dynamic' };

/** A variable in reach of a request. */
export interface ScopeEntry {
  readonly name: string;
  readonly source: VariableSource;
  /** `null` for one that is made anew for each send and was not made yet. */
  readonly value: VariableValue | null;
}

/** What the names in a request stand for. */
export interface Scope {
  find(name: string): ScopeEntry | null;
  /** Every name in reach once, in the order they are looked for. */
  all(): readonly ScopeEntry[];
}

/** What a scope is made of. */
export interface ScopeParts {
  /** The collection and the folders a request stands in, outermost first. */
  readonly groups: readonly Group[];
  readonly environment: Environment | null;
  /** What the token response gives: the profile says which values are kept. */
  readonly kept: readonly KeptVariable[];
  /** The practice provider's origin of this launch, empty when it is off. */
  readonly practiceOrigin: string;
  /** Values made anew for this send; `null` for a preview, which has none yet. */
  readonly dynamic: DynamicValues | null;
}

/** The names that the console makes values for, one each time a request is sent. */
export const dynamicNames = ['$uuid', '$timestamp', '$isoTimestamp'] as const;
export type DynamicValues = Readonly<Record<(typeof dynamicNames)[number], string>>;

/** The variable that stands for the practice provider's origin. */
export const practiceName = 'practice';

/**
 * Puts together what a request's names stand for. Read in this order: the folder it stands in, those around it, the
 * collection, the environment, the token response, then what the console itself knows. A variable that is switched off counts as absent.
 */
export function buildScope({ groups, environment, kept, practiceOrigin, dynamic }: ScopeParts): Scope {
  const layers: Layer[] = groups
    .toReversed()
    .map(({ id, name, variables }) => ({ source: { kind: 'group', id, name }, values: valuesIn(variables) }));
  if (environment) {
    const { id, name, variables } = environment;
    layers.push({ source: { kind: 'environment', id, name }, values: valuesIn(variables) });
  }
  layers.push({ source: { kind: 'token' }, values: valuesIn(kept.map(keptVariable)) });
  const own = practiceOrigin === '' ? [] : [textVariable(practiceName, practiceOrigin)];
  layers.push({ source: { kind: 'console' }, values: valuesIn(own) });
  layers.push({
    source: { kind: 'dynamic' },
    values: new Map(dynamicNames.map((name) => [name, madeNow(name, dynamic)])),
  });
  const find = (name: string): ScopeEntry | null => {
    for (const { source, values } of layers) {
      const value = values.get(name);
      if (value !== undefined) return { name, source, value };
    }
    return null;
  };
  const all = () =>
    [...new Set(layers.flatMap(({ values }) => [...values.keys()]))].flatMap((name) => find(name) ?? []);
  return { find, all };
}

/** Names that one place gives values. */
interface Layer {
  readonly source: VariableSource;
  readonly values: ReadonlyMap<string, ScopeEntry['value']>;
}

/** Ten thousand requests share the variables of their collection: they are looked through once. */
const known = new WeakMap<readonly Variable[], ReadonlyMap<string, VariableValue>>();

/** Those that are switched on, by name; of two of one name the first. */
function valuesIn(variables: readonly Variable[]): ReadonlyMap<string, VariableValue> {
  const before = known.get(variables);
  if (before) return before;
  const values = new Map<string, VariableValue>();
  for (const { name, isEnabled, value } of variables)
    if (isEnabled && name !== '' && !values.has(name)) values.set(name, value);
  known.set(variables, values);
  return values;
}

function madeNow(name: (typeof dynamicNames)[number], dynamic: DynamicValues | null): VariableValue | null {
  return dynamic && { kind: 'text', text: dynamic[name] };
}

function keptVariable(kept: KeptVariable): Variable {
  if ('text' in kept) return textVariable(kept.name, kept.text);
  // It goes where the profile's tokens may: it has no origins of its own.
  return { name: kept.name, isEnabled: true, value: { kind: 'secret', secret: kept.secret, origins: [] } };
}

function textVariable(name: string, text: string): Variable {
  return { name, isEnabled: true, value: { kind: 'text', text } };
}
