import type { ReadingPlaces } from '#oauth/adopt-guess.ts';
import type { PointerGuess } from '#oauth/guess-pointers.ts';
import type { PointerClue } from '#oauth/pointer-clue.ts';
import { Chip } from '#ui/chip.tsx';

const members: readonly { about: PointerClue['about']; label: string }[] = [
  { about: 'sample', label: 'Response' },
  { about: 'access_token', label: 'Access token' },
  { about: 'token_type', label: 'Token type' },
  { about: 'expires_in', label: 'Lifetime in seconds' },
  { about: 'refresh_token', label: 'Refresh token' },
  { about: 'scope', label: 'Granted scope' },
  { about: 'id_token', label: 'ID token' },
  { about: 'success', label: 'Success' },
  { about: 'error', label: 'Error' },
  { about: 'error_description', label: 'Error description' },
];

interface GuessRowsProps {
  guess: PointerGuess;
  /** What the profile would read by. */
  places: ReadingPlaces;
}

/** What a sample shows, member by member: the place, what speaks for it, and what was not found. */
export function GuessRows({ guess, places }: GuessRowsProps) {
  return (
    <ul aria-label="What the response shows" className="overflow-hidden rounded-well border border-line">
      {members.map(({ about, label }) => {
        const clues = guess.clues.filter((clue) => clue.about === about);
        if (clues.length === 0) return null;
        const isFound = clues.some(({ kind }) => kind === 'found');
        const place = placeOf(about, places);
        return (
          <li
            key={about}
            className="grid gap-x-4 gap-y-0.5 border-b border-line-faint px-3.5 py-2 text-12 last:border-b-0 @[480px]:grid-cols-[172px_minmax(0,1fr)]"
          >
            <span className="flex flex-wrap items-center gap-1.5 self-start font-medium">
              {label}
              {!isFound && <Chip>not found</Chip>}
            </span>
            <div className="min-w-0">
              {isFound && place !== '' && <p className="font-mono wrap-anywhere">{place}</p>}
              {clues.map(({ evidence }) => (
                <p key={evidence} className="wrap-anywhere text-ink-2">
                  {evidence}
                </p>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function placeOf(about: PointerClue['about'], { tokenPointers, errorPointers, successRule }: ReadingPlaces): string {
  switch (about) {
    case 'sample':
      return '';
    case 'success':
      return successRule === null ? '' : `${successRule.pointer} is ${successRule.value}`;
    case 'error':
    case 'error_description':
      return errorPointers[about];
    default:
      return tokenPointers[about];
  }
}
