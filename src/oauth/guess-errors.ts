// What says success in a sample, and where it says why it failed.
import type { ErrorPointers } from '#call/answer-reading.ts';
import { type Dialect, standardDialect } from './dialect.ts';
import { writePointer } from './json-pointer.ts';
import type { PointerClue } from './pointer-clue.ts';
import type { Member } from './response-members.ts';

/** Where errors stand, and what speaks for it. */
export interface ErrorPlaces {
  readonly pointers: ErrorPointers;
  readonly clues: readonly PointerClue[];
}

const errorNames = ['error', 'errorcode', 'errcode', 'errortype', 'code', 'resultcode'];
const descriptionNames = [
  'errordescription',
  'errormessage',
  'errmsg',
  'message',
  'msg',
  'detail',
  'description',
  'reason',
];
/** What an error may stand in. */
const errorParents = ['error', 'errors'];

/**
 * Where errors stand. A success that carries a code or a message shows it as well as a failure does.
 * @param isSuccess the sample holds a token.
 */
export function errorPlacesIn(members: readonly Member[], isSuccess: boolean): ErrorPlaces {
  const places = members.filter(({ steps, parentName }) => steps.length === 1 || isOfError(steps, parentName));
  const error = firstOf(places, errorNames, (value) => typeof value === 'string' || typeof value === 'number');
  const description = firstOf(places, descriptionNames, (value) => typeof value === 'string');
  const { errorPointers } = standardDialect;
  if (!error && !description) {
    const evidence = isSuccess
      ? 'The sample is a success: it does not show where errors stand. Their places stay as they are.'
      : 'Nothing in the sample is named like an error.';
    return { pointers: errorPointers, clues: [{ about: 'error', kind: 'missing', evidence }] };
  }
  return {
    pointers: {
      error: error ? writePointer(error.steps) : errorPointers.error,
      error_description: description ? writePointer(description.steps) : errorPointers.error_description,
    },
    clues: [clueOf('error', error), clueOf('error_description', description)],
  };
}

/** `error.code`, or `errors[0].code`. */
function isOfError(steps: readonly string[], parentName: string): boolean {
  const isNested = steps.length === 2 && errorParents.includes(parentName);
  return isNested || (steps.length === 3 && steps[0]?.toLowerCase() === 'errors' && steps[1] === '0');
}

function clueOf(about: keyof ErrorPointers, found: Member | null): PointerClue {
  return found
    ? { about, kind: 'found', evidence: `${writePointer(found.steps)} is named like one.` }
    : { about, kind: 'missing', evidence: 'The sample has none; its place stays as it is.' };
}

function firstOf(
  members: readonly Member[],
  names: readonly string[],
  fits: (value: unknown) => boolean,
): Member | null {
  for (const name of names) {
    const found = members.find((member) => member.name === name && fits(member.value));
    if (found) return found;
  }
  return null;
}

/** What says success, and what speaks for it. */
export interface SuccessGuess {
  readonly rule: Dialect['successRule'];
  readonly clues: readonly PointerClue[];
}

const flagNames = ['ok', 'success', 'succeeded', 'issuccess', 'issuccessful'];
const wordNames = ['status', 'result', 'state'];
const numberNames = ['code', 'errcode', 'errorcode', 'resultcode', 'status', 'statuscode'];

/** What says success at the top of a sample. A flag tells by a failure, too; words and numbers by a success only. */
export function successRuleIn(members: readonly Member[], isSuccess: boolean): SuccessGuess {
  const top = members.filter(({ steps }) => steps.length === 1);
  const flag = firstOf(top, flagNames, (value) => value === isSuccess || value === String(isSuccess));
  if (flag)
    return ruleOf(flag, typeof flag.value === 'string' ? '"true"' : 'true', 'is a flag, and says what the sample is');
  if (!isSuccess) return none;
  const word = firstOf(top, wordNames, (value) => typeof value === 'string' && /^(?:ok|success(?:ful)?)$/i.test(value));
  if (word) return ruleOf(word, JSON.stringify(word.value), 'is a word for success');
  const number = firstOf(top, numberNames, (value) => value === 0 || value === 200);
  return number ? ruleOf(number, String(number.value), 'is a number that stands for success') : none;
}

const none: SuccessGuess = {
  rule: null,
  clues: [
    {
      about: 'success',
      kind: 'missing',
      evidence: 'Nothing in the sample says so: a 2xx with a token and no error counts.',
    },
  ],
};

function ruleOf({ steps }: Member, value: string, why: string): SuccessGuess {
  const pointer = writePointer(steps);
  return { rule: { pointer, value }, clues: [{ about: 'success', kind: 'found', evidence: `${pointer} ${why}.` }] };
}
