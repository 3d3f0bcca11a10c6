/** What one launch gives a vendor's dialect: its place, the time, and what no client may guess. */
export interface DialectSetup {
  /** "http://localhost:6285/clayton", without a closing slash. */
  readonly base: string;
  /** Epoch milliseconds, the provider's own: a lever may set it apart from the machine's. */
  now(): number;
  /** Text that nobody can guess, of letters, digits, `-` and `_`. */
  random(): string;
  /** Seconds that an access token is to live: the vendor's own number, unless a lever says another. */
  lifetime(documentedSeconds: number): number;
  /** Tells whether a refresh gives a new refresh token and ends the old one; the vendor's own way unless a lever says. */
  rotates(own: boolean): boolean;
  /** Tells whether refresh tokens are given at all: yes unless a lever says no. */
  givesRefreshTokens(): boolean;
}

/** A vendor's authorization server and API, as its help page describes them: plain requests in, plain responses out. */
export interface Dialect {
  readonly facts: DialectFacts;
  readonly tokens: DialectTokens;
  answer(request: Request): Promise<Response>;
  /** Says in the vendor's own shape of errors why a request was refused. */
  refuse(refusal: Refusal): Response;
}

/** Why a request was refused, before it takes a vendor's shape. */
export interface Refusal {
  readonly status: number;
  /** A code of RFC 6749, section 5.2, where one fits; a vendor with codes of its own translates it. */
  readonly code: string;
  /** One sentence: what was found, and what would be right. */
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a script or a test needs to use a dialect: `/dialects.json` names it all. `null` where the vendor has none. */
export interface DialectFacts {
  readonly base: string;
  readonly authorization_endpoint: string | null;
  readonly token_endpoint: string;
  /** The API call that the vendor's page shows first. */
  readonly api_url: string;
  readonly redirect_uri: string | null;
  readonly audience: string | null;
  readonly client_id: string;
  readonly client_secret: string;
  readonly basic_user: string | null;
  readonly basic_password: string | null;
}

/** What a learner can do to the tokens that a dialect has issued. Each takes an access or a refresh token. */
export interface DialectTokens {
  /** Tells whether the token was one that lived. */
  expire(token: string): boolean;
  revoke(token: string): boolean;
  /** Uses up a refresh token, as another client with a copy of it would: its successor is told to nobody. */
  rotate(token: string): boolean;
  /** Forgets every token, code and count. */
  clear(): void;
}

/** A vendor whose dialect is spoken here. */
export interface Vendor {
  /** The first segment of its paths, and its name in `/dialects.json`. */
  readonly key: string;
  readonly name: string;
  /** One sentence for the home page: what is peculiar about its OAuth. */
  readonly words: string;
  create(setup: DialectSetup): Dialect;
}
