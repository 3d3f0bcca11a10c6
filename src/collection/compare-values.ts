import { type Holding, type PlacedVariable, placedVariables } from './document-places.ts';
import { secretPlaceKey } from './secret-place.ts';
import type { SharedDocument, SharedVariable } from './shared-document.ts';

/** A variable that a document brings, beside the one of its name and place that is here. */
export interface ComparedValue extends PlacedVariable {
  /**
   * Another value than here is `changed` with its folder or collection; `kept` where that stays unless it is chosen to be
   * theirs: in an environment, and in the collection around a part. `missing`: it came without a value, and
   * there is none here.
   */
  readonly state: 'same' | 'changed' | 'kept' | 'added' | 'missing';
  /** The one that is here. */
  readonly yours: SharedVariable | null;
}

/**
 * Holds every variable of a document against what is here: the collection of its id, the environments of its names. That a secret
 * is there counts, and not which.
 * @param held the places that have a value for their secret here, by `secretPlaceKey`.
 */
export function compareValues(document: SharedDocument, here: Holding, held: ReadonlySet<string>): ComparedValue[] {
  // Of two of one name the first is the one that is meant.
  const own = placedVariables(here).toReversed();
  const known = new Map(own.map(({ place, variable }) => [secretPlaceKey(place), variable]));
  const around = document.collection?.isPart ? document.collection.id : null;
  return placedVariables(document).map((placed) => {
    const key = secretPlaceKey(placed.place);
    const yours = known.get(key) ?? null;
    // A secret by its name alone is the one that is here.
    if (placed.variable.value.kind === 'secret') return { ...placed, yours, state: held.has(key) ? 'same' : 'missing' };
    const stays = placed.place.kind === 'environment' || placed.place.groupId === around;
    return {
      ...placed,
      yours,
      state: yours ? stateBeside(yours, placed.variable, stays) : stateAlone(placed.variable),
    };
  });
}

function stateAlone({ value }: SharedVariable): ComparedValue['state'] {
  return value.kind === 'text' && value.text === '' ? 'missing' : 'added';
}

function stateBeside(mine: SharedVariable, theirs: SharedVariable, stays: boolean): ComparedValue['state'] {
  const isSame = textOf(mine) === textOf(theirs) && mine.isEnabled === theirs.isEnabled;
  if (isSame) return 'same';
  return stays ? 'kept' : 'changed';
}

const textOf = ({ value }: SharedVariable) => (value.kind === 'text' ? value.text : null);
