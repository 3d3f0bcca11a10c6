import type { SecretRef } from '#call/secret-ref.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import type { Grant } from './profile.ts';

/** How long a provider's answer is waited for, milliseconds (RFC 6749 section 4.1.2 wants codes that live 10 minutes at most). */
export const attemptLifetimeMs = 10 * 60_000;

/** The fields of an authorization response in the order received, duplicates kept (RFC 6749 section 4.1.2). */
export type ResponseFields = readonly (readonly [name: string, value: string])[];

/** An authorization response as the callback page stored it, unread. */
export interface ReceivedResponse {
  readonly receivedAt: number;
  readonly fields: ResponseFields;
}

/** What binds an authorization response to its request: kept under `state`, taken once, dropped after ten minutes. */
export interface Attempt {
  readonly state: string;
  readonly runId: string;
  readonly startedAt: number;
  readonly response: ReceivedResponse | null;
}

/** One walk to a token, kept so that its page can be read again. */
export interface Run {
  readonly id: string;
  readonly profileId: string;
  readonly startedAt: number;
  readonly grant: Grant;
  /** `null` for a grant that asks nobody: its run begins at the token request. */
  readonly authorizationRequest: AuthorizationRequest | null;
  /** The redirect URI that was sent: the exchange repeats it, whatever the profile says by then. Empty for none. */
  readonly redirectUri: string;
  /** `null` without PKCE. */
  readonly codeVerifier: SecretRef | null;
  /** The saved request or draft that it was begun from, and leads back to; left out for none. */
  readonly requestId?: string;
  readonly outcome: RunOutcome;
}

/** How an authorization response came in. `bare-code`: without a state, so none could be checked. */
export type CodeOrigin = 'callback' | 'pasted-url' | 'pasted-text' | 'bare-code';

/** How far a run has come. A refusal names its reason and nothing was sent. */
export type RunOutcome =
  /** The token request of a grant without consent: shown, and sent on a press. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly receivedAt: number; readonly reason: ResponseRefusal }
  | {
      readonly kind: 'denied';
      readonly receivedAt: number;
      readonly error: string;
      readonly description: string | null;
      /** `error_uri` of the response (RFC 6749 section 4.1.2.1), a foreign text. */
      readonly uri: string | null;
    }
  /** A code in hand that waits for a press on "Exchange code". */
  | { readonly kind: 'captured'; readonly receivedAt: number; readonly code: SecretRef; readonly from: CodeOrigin }
  /** `code` is `null` for a grant without one; `receivedAt` is when the code came in, or the press. */
  | {
      readonly kind: 'exchanging';
      readonly receivedAt: number;
      readonly code: SecretRef | null;
      readonly from: CodeOrigin | null;
    }
  /**
   * The tab went away in mid-exchange: the request may have been sent. For a grant with a code, `null` says that not
   * even the code was stored.
   */
  | {
      readonly kind: 'interrupted';
      readonly receivedAt: number;
      readonly code: SecretRef | null;
      readonly from: CodeOrigin | null;
    }
  | {
      readonly kind: 'exchanged';
      readonly receivedAt: number;
      readonly code: SecretRef | null;
      readonly from: CodeOrigin | null;
      /** The token request's call; `null` where the token came with the authorization response (implicit). */
      readonly callId: string | null;
      readonly result: ExchangeResult;
    };

/** What an exchange gave. Where it gave no token, its call says why, or the ID token that came along does. */
export type ExchangeResult =
  | { readonly kind: 'token'; readonly tokenId: string }
  | { readonly kind: 'failed' }
  | { readonly kind: 'id-token-refused'; readonly reason: IdTokenRefusal };

/** Why a token response is dropped for its ID token (OpenID Connect Core section 3.1.3.7, step 11). */
export type IdTokenRefusal = 'unreadable' | 'nonce-missing' | 'nonce-differs';

/** Why an authorization response is not used (RFC 6749 sections 4.1.2 and 10.12, RFC 9207 section 2.4). */
export type ResponseRefusal =
  | { readonly kind: 'repeated-field'; readonly name: string }
  | { readonly kind: 'state-missing' }
  | { readonly kind: 'state-differs' }
  | { readonly kind: 'issuer-missing'; readonly expected: string }
  | { readonly kind: 'issuer-differs'; readonly expected: string; readonly received: string }
  | { readonly kind: 'neither-code-nor-error' }
  /** A token where a code was asked for, or the reverse: the response is of another flow than the request. */
  | { readonly kind: 'other-response-type'; readonly found: 'code' | 'token' }
  | { readonly kind: 'attempt-expired' };

/** What became of an authorization response at the callback. */
export type Reception =
  /** The run's own tab goes on. */
  | { readonly kind: 'run-goes-on' }
  /** No tab holds the run: this one becomes its page. */
  | { readonly kind: 'become-run-page'; readonly profileId: string; readonly runId: string }
  | { readonly kind: 'no-response' }
  | { readonly kind: 'unknown-state' }
  | { readonly kind: 'answered-already' }
  | { readonly kind: 'expired' };
