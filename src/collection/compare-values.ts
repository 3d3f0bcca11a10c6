import { type Holding, type PlacedVariable, placedVariables, type VariablePlace } from './document-places.ts';
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
  return placedVariables(document).map((placed) => {
    const key = secretPlaceKey(placed.place);
    const yours = known.get(key) ?? null;
    // A secret by its name alone is the one that is here.
    if (placed.variable.value.kind === 'secret') return { ...placed, yours, state: held.has(key) ? 'same' : 'missing' };
    return {
      ...placed,
      yours,
      state: yours ? stateBeside(yours, placed, document) : stateAlone(placed.variable),
    };
  });
}

/** What a value is that is another one than here. */
export function stateOfOther({ collection }: SharedDocument, place: VariablePlace): 'changed' | 'kept' {
  const stays = place.kind === 'environment' || (collection?.isPart === true && place.groupId === collection.id);
  return stays ? 'kept' : 'changed';
}

function stateAlone({ value }: SharedVariable): ComparedValue['state'] {
  return value.kind === 'text' && value.text === '' ? 'missing' : 'added';
}

function stateBeside(mine: SharedVariable, theirs: PlacedVariable, document: SharedDocument): ComparedValue['state'] {
  const { variable, place } = theirs;
  const isSame = textOf(mine) === textOf(variable) && mine.isEnabled === variable.isEnabled;
  return isSame ? 'same' : stateOfOther(document, place);
}

const textOf = ({ value }: SharedVariable) => (value.kind === 'text' ? value.text : null);
