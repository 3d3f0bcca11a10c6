// Where a token response keeps its members, guessed from a sample of it: by names as they are spelt in the wild.
import type { ErrorPointers, TokenPointers } from '#call/answer-reading.ts';
import { type Dialect, standardDialect } from './dialect.ts';
import { errorPlacesIn, successRuleIn } from './guess-errors.ts';
import { writePointer } from './json-pointer.ts';
import type { PointerClue } from './pointer-clue.ts';
import { readDocument } from './response-document.ts';
import { isInstant, isSeconds, type Member, membersOf, parentOf } from './response-members.ts';

/** How a response is to be read, by what a sample shows. */
export interface PointerGuess {
  /** `null` where the sample holds no access token. */
  readonly tokenPointers: TokenPointers | null;
  readonly errorPointers: ErrorPointers;
  readonly successRule: Dialect['successRule'];
  readonly clues: readonly PointerClue[];
}

const unreadable = {
  empty: 'The sample is empty.',
  'not-json': 'The sample is neither JSON nor a form that has a token or an error.',
  'not-an-object': 'The sample is JSON, but neither an object nor a list.',
} as const;

const formNames = ['access_token', 'accessToken', 'oauth_token', 'token', 'error'];

/** Proposes pointers from the text of a token response, of a success or of a failure. Total, and without an effect. */
export function guessPointers(sample: string): PointerGuess {
  const read = readDocument(sample, formNames);
  if (read.kind !== 'document') {
    const { errorPointers, successRule } = standardDialect;
    const clue = { about: 'sample', kind: 'missing', evidence: unreadable[read.kind] } as const;
    return { tokenPointers: null, errorPointers, successRule, clues: [clue] };
  }
  const members = membersOf(read.value);
  const [token, ...others] = accessTokensIn(members);
  const tokens = token ? tokenPointersBy(token, members) : null;
  const errors = errorPlacesIn(members, token !== undefined);
  const success = successRuleIn(members, token !== undefined);
  return {
    tokenPointers: tokens?.pointers ?? null,
    errorPointers: errors.pointers,
    successRule: success.rule,
    clues: [
      ...(token ? tokenClues(token, others) : [noToken]),
      ...(tokens?.clues ?? []),
      ...success.clues,
      ...errors.clues,
    ],
  };
}

/** Where a document keeps what looks like an access token; `null` where nothing does. */
export function guessTokenPointer(document: object): string | null {
  const [token] = accessTokensIn(membersOf(document));
  return token ? writePointer(token.steps) : null;
}

const noToken: PointerClue = {
  about: 'access_token',
  kind: 'missing',
  evidence: 'Nothing in the sample is named like an access token and holds text.',
};

/** The likeliest first. `token` alone may be anything: it comes last. */
const tokenNames = ['accesstoken', 'oauthtoken', 'bearertoken', 'authtoken', 'apitoken', 'accessjwt', 'jwt', 'token'];
/** What an object under such a name holds it as. */
const withinNames = ['token', 'value', 'jwt', 'tokenvalue'];

/** Members that may hold the access token, the likeliest first. */
function accessTokensIn(members: readonly Member[]): Member[] {
  return members
    .flatMap((member) => {
      const rank = typeof member.value === 'string' && member.value !== '' ? rankOf(member) : -1;
      return rank < 0 ? [] : [{ member, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.member.steps.length - b.member.steps.length)
    .map(({ member }) => member);
}

function rankOf({ name, parentName }: Member): number {
  if (withinNames.includes(name)) {
    if (['refreshtoken', 'idtoken', 'csrftoken'].includes(parentName)) return -1;
    const rank = tokenNames.indexOf(parentName);
    if (rank >= 0 && parentName !== 'token') return rank;
  }
  return tokenNames.indexOf(name);
}

function tokenClues(token: Member, others: readonly Member[]): PointerClue[] {
  const pointer = writePointer(token.steps);
  const isByTheBook = token.steps.at(-1) === 'access_token';
  const named = isByTheBook ? 'is named as RFC 6749 has it' : 'holds text and is named like one';
  const where = token.steps.length > 1 ? `${named}, ${token.steps.length - 1} deep` : named;
  return [
    { about: 'access_token', kind: 'found', evidence: `${pointer} ${where}.` },
    ...others.slice(0, mostShown).map((other): PointerClue => {
      const evidence = `${writePointer(other.steps)} may be one, too: another token, perhaps of a user. Choose by whose you need.`;
      return { about: 'access_token', kind: 'ambiguous', evidence };
    }),
  ];
}

const mostShown = 3;

interface Named {
  readonly names: readonly string[];
  readonly fits: (value: unknown) => boolean;
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isScope = (value: unknown) =>
  typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
const isType = (value: unknown) => typeof value === 'string' && /^[\w-]{1,20}$/.test(value);

type Companion = Exclude<keyof TokenPointers, 'access_token'>;

const companions: Readonly<Record<Companion, Named>> = {
  token_type: { names: ['tokentype'], fits: isType },
  expires_in: {
    names: [
      'expiresin',
      'expirein',
      'expiresinseconds',
      'expiresinsec',
      'accesstokenexpiresin',
      'ttl',
      'lifetime',
      'expires',
    ],
    fits: (value) => isSeconds(value) && !isInstant(value),
  },
  refresh_token: { names: ['refreshtoken'], fits: isText },
  id_token: { names: ['idtoken'], fits: isText },
  scope: { names: ['scope', 'scopes'], fits: isScope },
};

function tokenPointersBy(token: Member, members: readonly Member[]): { pointers: TokenPointers; clues: PointerClue[] } {
  const clues: PointerClue[] = [];
  const place = (about: Companion): string => {
    const found = companionOf(token, members, companions[about]);
    const pointer = writePointer(found?.steps ?? [...parentOf(token), spelt(about, token)]);
    clues.push(...(found ? [foundClue(about, found)] : missingClues(about, pointer, members)));
    return pointer;
  };
  const pointers: TokenPointers = {
    access_token: writePointer(token.steps),
    token_type: place('token_type'),
    expires_in: place('expires_in'),
    refresh_token: place('refresh_token'),
    id_token: place('id_token'),
    scope: place('scope'),
  };
  return { pointers, clues };
}

/**
 * What belongs to a token stands beside it, or around it. What stands beside another token is that one's. A token in an
 * object of its own may have its companions in others: `refreshToken.token` beside `accessToken.token`.
 */
function companionOf(token: Member, members: readonly Member[], { names, fits }: Named): Member | null {
  for (let depth = token.steps.length - 1; depth >= 0; depth -= 1) {
    const start = token.steps.slice(0, depth);
    const beside = members.filter(({ steps }) => isWithin(steps, start));
    for (const name of names) {
      const direct = beside.find((each) => each.steps.length === depth + 1 && each.name === name && fits(each.value));
      const nested = beside.find(
        (each) =>
          each.steps.length === depth + 2 &&
          each.parentName === name &&
          withinNames.includes(each.name) &&
          fits(each.value),
      );
      const found = direct ?? nested;
      if (found) return found;
    }
  }
  return null;
}

function isWithin(steps: readonly string[], start: readonly string[]): boolean {
  return start.every((step, place) => steps[place] === step);
}

/** A member's name as this provider would spell it: `refreshToken` beside `accessToken`. */
function spelt(about: Companion, token: Member): string {
  const isCamel = /^[a-z]+[A-Z]/.test(token.steps.at(-1) ?? '');
  return isCamel ? about.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) : about;
}

function foundClue(about: Companion, found: Member): PointerClue {
  const pointer = writePointer(found.steps);
  if (about === 'expires_in') {
    const evidence = `${pointer} is a number of seconds that a token could live.`;
    return { about, kind: 'found', evidence };
  }
  return { about, kind: 'found', evidence: `${pointer} is named like one and holds what one could.` };
}

const instantNames = [
  'expiresat',
  'expireat',
  'expireson',
  'expires',
  'expiry',
  'exp',
  'expiration',
  'expirationtime',
  'expirydate',
];
const otherUnits = ['expiresinms', 'expiresinmilliseconds', 'expiresinminutes', 'expiresinhours', 'expiresindays'];

function missingClues(about: Companion, pointer: string, members: readonly Member[]): PointerClue[] {
  const missing: PointerClue = {
    about,
    kind: 'missing',
    evidence: `The sample has none; ${pointer} is where it would stand.`,
  };
  if (about !== 'expires_in') return [missing];
  const named = members.find(({ name }) => name === 'expiresin');
  const instant = members.find(({ name }) => instantNames.includes(name));
  const other = members.find(({ name }) => otherUnits.includes(name));
  const say = (member: Member, why: string): PointerClue[] => [
    { about, kind: 'not-taken', evidence: `${writePointer(member.steps)} ${why}.` },
    missing,
  ];
  if (named)
    return say(
      named,
      isInstant(named.value) ? 'is a point in time, not a length' : 'is no number of seconds that a token could live',
    );
  if (instant) return say(instant, 'is a point in time, not a length');
  return other ? say(other, 'does not count seconds') : [missing];
}
