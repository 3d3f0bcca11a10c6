import { freeName } from '#collection/copy-tree.ts';
import type { Environment } from '#collection/environment.ts';
import { addVariables } from '#collection/merge-collection.ts';

/** What environments of a document become. */
export interface TakenEnvironments {
  /** To be stored: new ones, and those that got something. */
  readonly changed: readonly Environment[];
  /** As they were. */
  readonly before: readonly Environment[];
  /** The first of the document, under its id here. */
  readonly firstId: string | null;
}

/**
 * Finds a place for the environments of a document. One whose name is here keeps its values and its profile: others'
 * requests are tried against it, too. It gets the variables it lacks, and a profile where it has none. A copy has
 * environments of its own.
 */
export function takeEnvironments(
  theirs: readonly Environment[],
  yours: readonly Environment[],
  isCopy: boolean,
): TakenEnvironments {
  const taken = yours.map(({ name }) => name);
  const before: Environment[] = [];
  const changed = theirs.map((environment): Environment => {
    const mine = isCopy ? undefined : yours.find(({ name }) => name === environment.name);
    if (mine) {
      before.push(mine);
      const variables = addVariables(mine.variables, environment.variables);
      return { ...mine, profileId: mine.profileId ?? environment.profileId, variables };
    }
    const name = freeName(environment.name, taken);
    taken.push(name);
    return { ...environment, name };
  });
  return { changed, before, firstId: changed[0]?.id ?? null };
}
