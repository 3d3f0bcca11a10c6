// Several access tokens in one token response: RFC 6749 section 5.1 knows one, Slack gives the bot's and the user's.
import type { AlsoToken, AnswerReading, TokenPointers } from '#call/answer-reading.ts';
import { readPointer, writePointer } from './json-pointer.ts';

/** What of a dialect says where tokens lie. */
export type TokenDialect = Pick<AnswerReading, 'tokenPointers' | 'alsoTokens'>;

/** Where a token of a response lies. */
export interface TokenPlace {
  readonly pointers: TokenPointers;
  /** What a further token is called; `null` for the response's own. */
  readonly part: string | null;
}

/** Where the tokens of a response may lie, its own first. */
export function tokenPlacesOf({ tokenPointers, alsoTokens = [] }: TokenDialect): TokenPlace[] {
  const further = alsoTokens.map((also) => ({ part: also.name, pointers: pointersOf(also, tokenPointers) }));
  return [{ part: null, pointers: tokenPointers }, ...further];
}

const noCompanions = { token_type: '', expires_in: '', refresh_token: '', id_token: '', scope: '' };

/**
 * The members of a further token lie beside it. Where that is beside the response's own token too, they are that one's,
 * and the further token has none.
 */
function pointersOf({ pointer }: AlsoToken, { access_token: own }: TokenPointers): TokenPointers {
  const home = homeOf(pointer);
  if (!home || home.join('/') === homeOf(own)?.join('/')) return { ...noCompanions, access_token: pointer };
  const beside = (name: string) => writePointer([...home, name]);
  return {
    access_token: pointer,
    token_type: beside('token_type'),
    expires_in: beside('expires_in'),
    refresh_token: beside('refresh_token'),
    id_token: beside('id_token'),
    scope: beside('scope'),
  };
}

function homeOf(pointer: string): readonly string[] | undefined {
  return readPointer(pointer)?.slice(0, -1);
}
