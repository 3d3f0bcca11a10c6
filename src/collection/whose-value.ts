import type { VariablePlace } from './document-places.ts';
import { secretPlaceKey } from './secret-place.ts';

/** Which of two values a variable gets that says otherwise on both sides. */
export type Whose = 'yours' | 'theirs';

/** What was chosen for one variable of a document. Ids are the document's. */
export interface ChosenValue {
  readonly place: VariablePlace;
  readonly whose: Whose;
}

/** Tells what was chosen for a variable of a group, by the group's id; `null` where nothing was. */
export type WhoseValue = (groupId: string, name: string) => Whose | null;

/** The choices by where they belong: variables of groups by the ids here, those of environments by the names of these. */
export function readChosen(chosen: readonly ChosenValue[], idOf: (id: string) => string) {
  const whose = new Map(chosen.map(({ place, whose }) => [secretPlaceKey(placeHere(place, idOf)), whose]));
  const at = (place: VariablePlace) => whose.get(secretPlaceKey(place)) ?? null;
  return {
    ofGroup: (groupId: string, name: string) => at({ kind: 'variable', groupId, name }),
    ofEnvironment: (environment: string, name: string) => at({ kind: 'environment', environment, name }),
  };
}

const placeHere = (place: VariablePlace, idOf: (id: string) => string): VariablePlace =>
  place.kind === 'variable' ? { ...place, groupId: idOf(place.groupId) } : place;
