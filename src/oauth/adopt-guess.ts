// What of a guess goes into a profile: what a sample shows. What it does not show stays as it is.
import type { Dialect } from './dialect.ts';
import type { PointerGuess } from './guess-pointers.ts';

/** How a profile reads token responses. */
export type ReadingPlaces = Pick<Dialect, 'tokenPointers' | 'errorPointers' | 'successRule'>;

/**
 * The places of a profile once it reads what a sample shows. The companions of a token go where it goes; a success says
 * nothing of errors, nor a failure of tokens.
 */
export function adoptGuess(current: ReadingPlaces, guess: PointerGuess): ReadingPlaces {
  const isFound = (about: string) => guess.clues.some((clue) => clue.about === about && clue.kind === 'found');
  const { errorPointers } = current;
  return {
    tokenPointers: guess.tokenPointers ?? current.tokenPointers,
    errorPointers: {
      error: isFound('error') ? guess.errorPointers.error : errorPointers.error,
      error_description: isFound('error_description')
        ? guess.errorPointers.error_description
        : errorPointers.error_description,
    },
    successRule: isFound('success') ? guess.successRule : current.successRule,
  };
}
