import type { SecretRef } from '#call/secret-ref.ts';
import type { Newer } from './newer.ts';

/** Where an access token goes: RFC 6750 section 2.1 with the scheme `Bearer`, section 2.3, or as an API wants it. */
export type TokenPlacement =
  | {
      readonly in: 'header';
      readonly name: string;
      /** What stands before the token, a space between; empty for the bare token. */
      readonly scheme: string;
    }
  | { readonly in: 'query'; readonly name: string };

/** `Authorization: Bearer …` */
export const bearerHeader: TokenPlacement = { in: 'header', name: 'Authorization', scheme: 'Bearer' };

/** Something secret that the user typed: a handle to the vault, or text that names variables. */
export type Credential =
  | { readonly kind: 'secret'; readonly secret: SecretRef }
  /** One that came by its name alone, or was lost: nothing is sent in its place. */
  | { readonly kind: 'missing'; readonly label: string }
  | { readonly kind: 'text'; readonly text: string };

/** How a request proves who sends it. Texts may hold `{{name}}`. */
export type Auth = Newer &
  /** As the folder says, or the collection. */
  (
    | { readonly kind: 'inherit' }
    | { readonly kind: 'none' }
    /**
     * A profile's current token; of one whose API takes HTTP Basic, its user name and password, in the Authorization header
     * wherever a token would go. `profileId` is `null` for the profile of the environment in use.
     */
    | {
        readonly kind: 'profile';
        readonly profileId: string | null;
        readonly placement: TokenPlacement;
        /** Which of the profile's tokens, where its responses bring several: "user". Left out for the response's own. */
        readonly part?: string;
      }
    /** RFC 7617. */
    | { readonly kind: 'basic'; readonly username: string; readonly password: Credential }
    | { readonly kind: 'bearer'; readonly token: Credential }
    | { readonly kind: 'api-key'; readonly in: 'header' | 'query'; readonly name: string; readonly value: Credential }
  );

/** What a new collection begins with: the token of whichever profile the environment names. */
export const environmentsProfile: Auth = { kind: 'profile', profileId: null, placement: bearerHeader };

/** An auth by where it holds a credential of its own: one of this device, or one of a shared document. */
type Holding<C> =
  | { readonly kind: 'inherit' | 'none' | 'profile' }
  | { readonly kind: 'basic'; readonly password: C }
  | { readonly kind: 'bearer'; readonly token: C }
  | { readonly kind: 'api-key'; readonly value: C };

/** What an auth holds itself, secret or text; `null` where it holds nothing of the kind. */
export function credentialOf<C>(auth: Holding<C>): C | null {
  switch (auth.kind) {
    case 'basic':
      return auth.password;
    case 'bearer':
      return auth.token;
    case 'api-key':
      return auth.value;
    case 'inherit':
    case 'none':
    case 'profile':
      return null;
  }
}

type CredentialIn<A> = A extends
  | { readonly password: infer C }
  | { readonly token: infer C }
  | { readonly value: infer C }
  ? C
  : never;

/** The same way to authenticate with another credential; one without any stays as it is. */
export function withCredential<A extends Holding<unknown>>(auth: A, credential: CredentialIn<A>): A {
  switch (auth.kind) {
    case 'basic':
      return { ...auth, password: credential };
    case 'bearer':
      return { ...auth, token: credential };
    case 'api-key':
      return { ...auth, value: credential };
    default:
      return auth;
  }
}
