import type { SecretRef } from '#call/secret-ref.ts';
import type { AuthorizationRequest } from './authorization-request.ts';

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

/** One walk from consent URL to token, kept so that its page can be read again. */
export interface Run {
  readonly id: string;
  readonly profileId: string;
  readonly startedAt: number;
  readonly authorizationRequest: AuthorizationRequest;
  readonly codeVerifier: SecretRef;
  readonly outcome: RunOutcome;
}

/** How far a run has come. A refusal names its reason and nothing was sent. */
export type RunOutcome =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly receivedAt: number; readonly reason: ResponseRefusal }
  | {
      readonly kind: 'denied';
      readonly receivedAt: number;
      readonly error: string;
      readonly description: string | null;
    }
  | { readonly kind: 'exchanging'; readonly receivedAt: number; readonly code: SecretRef }
  /** The tab went away in mid-exchange: the code may have been used. `null` where not even the code was stored. */
  | { readonly kind: 'interrupted'; readonly receivedAt: number; readonly code: SecretRef | null }
  | {
      readonly kind: 'exchanged';
      readonly receivedAt: number;
      readonly code: SecretRef;
      readonly callId: string;
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
