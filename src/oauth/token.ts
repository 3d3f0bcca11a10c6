import type { TokenPointers } from '#call/answer-reading.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import type { UserinfoPointers } from './dialect.ts';
import type { Grant } from './profile.ts';

/** How the handle of an access token is labelled: it tells a token's slot when the token itself is deleted. */
export const accessTokenLabel = 'access token';

/** A token as the vault keeps it: the response as received and when. Expiry, scope and lineage are functions of it. */
export interface Token {
  readonly id: string;
  readonly profileId: string;
  /** The grant that gave it. */
  readonly grant: Grant;
  /** The token whose refresh gave this one, `null` for a first one. */
  readonly parentId: string | null;
  /** The run that gave it, `null` for a refresh of a token. */
  readonly runId: string | null;
  /** The token request's call; `null` where the token came with the authorization response (implicit). */
  readonly callId: string | null;
  readonly sentAt: number;
  readonly receivedAt: number;
  /** The scopes asked for: what a response without `scope` grants (RFC 6749 section 5.1). */
  readonly scopesAsked: readonly string[];
  /** The response body, byte for byte as text. Holds secrets: it stays below React. */
  readonly response: string;
  /** Where its members lie, as its profile had it when it came: a later edit leaves this token readable. */
  readonly tokenPointers: TokenPointers;
  /** Which of the tokens of its response it is, by its profile: "user". Left out for the response's own. */
  readonly part?: string;
  /** Where the other tokens of its response lie: a screen that shows it hides them too. */
  readonly besidePointers?: readonly TokenPointers[];
  readonly accessToken: SecretRef;
  /** The refresh token in force: this response's, or the parent's where the response brought none. */
  readonly refreshToken: SecretRef | null;
  readonly idToken: SecretRef | null;
  /** The values of this response that its profile keeps as secrets, by where they lie. Left out for none. */
  readonly keptSecrets?: readonly { readonly pointer: string; readonly secret: SecretRef }[];
  /**
   * Pasted by its user, and what of it: it was given out elsewhere, some time before `receivedAt`. Its age is not known.
   * Left out for a token that came here.
   */
  readonly adoptedAs?: 'response' | 'token';
  /** The origin of the server that gave it. Left out where nobody knows: pasted, or of an older version. */
  readonly issuedBy?: string;
  /**
   * The origins that it may go to: those that its profile named when its grant was obtained, and those allowed since
   * (SECURITY.md R27). Empty where none was named: the first send binds it. Left out of records of older versions.
   */
  readonly origins?: readonly string[];
  /** What userinfo answered when it was asked last. Left out while nobody asked, or no answer named anybody. */
  readonly userinfo?: ReceivedUserinfo;
}

/** A token by what tells where it may go. */
export type BoundToken = Pick<Token, 'id' | 'issuedBy' | 'origins'>;

/** Of a token that alone: its response stays below React. */
export function boundTokenOf({ id, issuedBy, origins }: BoundToken): BoundToken {
  return { id, ...(issuedBy !== undefined && { issuedBy }), ...(origins && { origins }) };
}

/** An answer of userinfo as a token keeps it: whose the token is, is a function of it. */
export interface ReceivedUserinfo {
  readonly callId: string;
  readonly receivedAt: number;
  /** The body as text, as received; the token itself, where it came back in it, is masked. */
  readonly response: string;
  /** Where it names the account, as the profile had it when it came. */
  readonly pointers: UserinfoPointers;
}
