import { freeName } from '#collection/copy-tree.ts';
import type { Environment } from '#collection/environment.ts';
import { addVariables, takeValues } from '#collection/merge-collection.ts';
import type { WhoseValue } from '#collection/whose-value.ts';

/** What environments of a document become. */
export interface TakenEnvironments {
  /** To be stored, each once: new ones, and those that got something. */
  readonly changed: readonly Environment[];
  /** As they were. */
  readonly before: readonly Environment[];
  /** The first of the document, under its id here. */
  readonly firstId: string | null;
}

/**
 * Finds a place for the environments of a document. One whose name is here keeps its profile and its values, but for those
 * that are chosen to be theirs: others' requests are tried against it, too. It gets the variables it lacks, and a profile
 * where it has none. A copy has environments of its own.
 * @param whose by the environment's name.
 */
export function takeEnvironments(
  theirs: readonly Environment[],
  yours: readonly Environment[],
  { isCopy, whose }: { readonly isCopy: boolean; readonly whose: WhoseValue },
): TakenEnvironments {
  const taken = yours.map(({ name }) => name);
  const before = new Map<string, Environment>();
  const changed = new Map<string, Environment>();
  const madeOf = new Map<string, string>();
  for (const environment of theirs) {
    const mine = isCopy ? undefined : yours.find(({ name }) => name === environment.name);
    if (mine) before.set(mine.id, mine);
    // Two of one name go into the same: what was put in for a variable of that name is one secret.
    const into = changed.get(mine?.id ?? madeOf.get(environment.name) ?? '') ?? mine;
    if (into) {
      const isTheirs = (name: string) => mine !== undefined && whose(environment.name, name) === 'theirs';
      const taken = takeValues(into.variables, environment.variables, isTheirs);
      changed.set(into.id, {
        ...into,
        profileId: into.profileId ?? environment.profileId,
        variables: addVariables(taken, environment.variables),
      });
      continue;
    }
    const name = freeName(environment.name, taken);
    taken.push(name);
    madeOf.set(environment.name, environment.id);
    changed.set(environment.id, { ...environment, name });
  }
  const [first] = changed.values();
  return { changed: [...changed.values()], before: [...before.values()], firstId: first?.id ?? null };
}
