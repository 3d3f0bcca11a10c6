// How the answer of a token endpoint is read: JSON pointers (RFC 6901) to its members, and what says success.

/** Where the members of a token response lie. Empty: the response has no such member. */
export interface TokenPointers {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
}

/** Where a refusal says what. */
export interface ErrorPointers {
  readonly error: string;
  readonly error_description: string;
}

/** A further token in the same response, such as the user's beside the bot's. */
export interface AlsoToken {
  /** What it is called: "user". */
  readonly name: string;
  /** A JSON pointer to the access token; its lifetime, refresh token and scope stand beside it, by RFC 6749's names. */
  readonly pointer: string;
}

/** A value of the token response that later requests need, such as Salesforce's `instance_url`. */
export interface KeptValue {
  /** The variable that it becomes: `{{instance_url}}`. */
  readonly name: string;
  readonly pointer: string;
  /** It is masked and sealed as a secret is. Left out: what a screen masks by its name or its shape is not kept. */
  readonly isSecret?: boolean;
}

/** The part of a provider's dialect that reads its answers. */
export interface AnswerReading {
  readonly tokenPointers: TokenPointers;
  /** Tokens that a response may bring beside its own. Departs from RFC 6749 section 5.1, which knows one. */
  readonly alsoTokens?: readonly AlsoToken[];
  /** What becomes variables. The secret ones are masked in the answer. */
  readonly keptValues?: readonly KeptValue[];
  readonly errorPointers: ErrorPointers;
  /**
   * What says success beside the status: the member at `pointer` equals `value`, written as JSON. `null`: a 2xx that has a
   * token and no error (RFC 6749 section 5.1).
   */
  readonly successRule: { readonly pointer: string; readonly value: string } | null;
}
