// Where a provider departs from the RFCs, as data: building and reading interpret it, no provider has code of its own.

import type { AlsoToken, AnswerReading, KeptValue } from '#call/answer-reading.ts';

/** A name and a value as the user wrote them. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** An extra parameter or header of a token request. */
export interface TokenParameter extends NamedValue {
  /** Where it stands; the body unless said. */
  readonly place?: 'query' | 'header';
  /** Which requests carry it: the first one of a run or refreshes only; all unless said. */
  readonly only?: 'first' | 'refresh';
}

/** How one asks whose a token is. */
export interface UserinfoRequest {
  readonly method: 'GET' | 'POST';
  /** Empty: the profile's userinfo endpoint. */
  readonly url: string;
}

/** JSON pointers to what the answer says of the token's account. Empty: it has no such member. */
export interface UserinfoPointers {
  readonly sub: string;
  readonly preferred_username: string;
  readonly email: string;
  readonly name: string;
}

/** How one provider's requests and responses differ from RFC 6749. `standardDialect` differs in nothing. */
export interface Dialect extends AnswerReading {
  /** The code stands in the query of the token URL. Departs from RFC 6749 section 4.1.3. */
  readonly codeInQuery: boolean;
  /** The token request is a JSON object. Departs from RFC 6749 Appendix B. */
  readonly jsonTokenBody: boolean;
  /** The token request of client credentials has no `grant_type`. Departs from RFC 6749 section 4.4.2. */
  readonly omitsGrantType: boolean;
  /** The code exchange repeats the scope. Not of RFC 6749 section 4.1.3. */
  readonly scopeInExchange: boolean;
  /** Client id and secret go into Basic as they are. Departs from RFC 6749 section 2.3.1, which form-encodes them first. */
  readonly rawBasicCredentials: boolean;
  /** Between scopes in requests; a comma departs from RFC 6749 section 3.3. */
  readonly scopeSeparator: ' ' | ',';
  /** How a space is written in the consent URL's query; `+` is form-encoding (RFC 6749 Appendix B). */
  readonly spaceInQuery: '+' | '%20';
  /** Scopes asked for in the user's name, sent as `user_scope`: Slack's own. */
  readonly userScopes: readonly string[];
  readonly keptValues: readonly KeptValue[];
  readonly alsoTokens: readonly AlsoToken[];
  /** Asked in another way, or at another address, than OpenID Connect Core section 5.3.1 has it. */
  readonly userinfoRequest: UserinfoRequest;
  /** Where the answer keeps what OpenID Connect Core section 5.1 names. */
  readonly userinfoPointers: UserinfoPointers;
}

/** The dialect of the RFCs. */
export const standardDialect: Dialect = {
  codeInQuery: false,
  jsonTokenBody: false,
  omitsGrantType: false,
  scopeInExchange: false,
  rawBasicCredentials: false,
  scopeSeparator: ' ',
  spaceInQuery: '+',
  userScopes: [],
  tokenPointers: {
    access_token: '/access_token',
    token_type: '/token_type',
    expires_in: '/expires_in',
    refresh_token: '/refresh_token',
    id_token: '/id_token',
    scope: '/scope',
  },
  errorPointers: { error: '/error', error_description: '/error_description' },
  successRule: null,
  keptValues: [],
  alsoTokens: [],
  userinfoRequest: { method: 'GET', url: '' },
  userinfoPointers: { sub: '/sub', preferred_username: '/preferred_username', email: '/email', name: '/name' },
};

/** The part of a dialect that reads and masks answers, and nothing more of what has it. */
export function answerReadingOf(dialect: AnswerReading): AnswerReading {
  const { tokenPointers, alsoTokens = [], errorPointers, successRule } = dialect;
  const keptValues = (dialect.keptValues ?? []).filter(({ isSecret }) => isSecret);
  return { tokenPointers, alsoTokens, keptValues, errorPointers, successRule };
}
