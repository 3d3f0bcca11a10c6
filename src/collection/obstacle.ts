import type { RefusalCode } from '#call/refusal.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import type { Profile } from '#oauth/profile.ts';

/** The part of a request that something stands in. */
export type RequestPart = 'url' | 'path' | 'header' | 'body' | 'auth';

/** The collection or folder that a request has its auth from; `null` where it says so itself. */
export type AuthHolder = { readonly id: string; readonly name: string } | null;

/** Something that a profile has to have before a token can be had by it. */
export interface ProfileLack {
  /** Where it is put in, `null` where it is about none or many. */
  readonly field: keyof Profile | null;
  /** "Client secret is missing" */
  readonly title: string;
}

/** What keeps a request from being sent. Each is mended before Send, not guessed around. */
export type Obstacle =
  | { readonly kind: 'no-url' }
  | {
      readonly kind: 'bad-url';
      /**
       * `relative` has no API base to be appended to; `secret-in-host` would let a secret choose where it is sent.
       */
      readonly reason: 'unreadable' | 'scheme' | 'credentials' | 'relative' | 'secret-in-host';
      /** The URL as far as it could be written, secrets left out. */
      readonly url: string;
    }
  | { readonly kind: 'empty-path-variable'; readonly name: string }
  | { readonly kind: 'unresolved-variable'; readonly name: string; readonly parts: readonly RequestPart[] }
  /** The names in order, the first again at the end. */
  | { readonly kind: 'variable-cycle'; readonly names: readonly string[] }
  /** What it stands for names others, and these others, more often or more deeply than can be written out. */
  | { readonly kind: 'too-many-variables'; readonly name: string }
  /** A secret variable whose value is not on this device. */
  | { readonly kind: 'missing-secret'; readonly name: string }
  /** Its auth names a profile that is gone, or the environment's where there is none. */
  | { readonly kind: 'no-profile'; readonly profileId: string | null; readonly group: AuthHolder }
  | { readonly kind: 'no-token'; readonly profileId: string; readonly profileName: string }
  /** A token is needed, and its profile is not complete enough to get one. */
  | {
      readonly kind: 'incomplete-profile';
      readonly profileId: string;
      readonly profileName: string;
      readonly lacks: ProfileLack;
    }
  /** Its profile's API takes user name and password (RFC 7617), and one of them is not there. */
  | {
      readonly kind: 'no-credentials';
      readonly profileId: string;
      readonly profileName: string;
      readonly lacks: 'username' | 'password';
    }
  /** What it proves itself with was not typed yet, or the name of the header or parameter for it. */
  | { readonly kind: 'incomplete-auth'; readonly lacks: 'name' | 'value'; readonly group: AuthHolder }
  /** A password, token or key whose value is not on this device. */
  | { readonly kind: 'missing-credential'; readonly label: string; readonly group: AuthHolder }
  /** `name`: of the file that is meant, empty where nobody said so. */
  | { readonly kind: 'no-file'; readonly name: string }
  | { readonly kind: 'unsendable'; readonly code: RefusalCode }
  | NewOrigin;

/** A secret would go to an origin it was never bound to (SECURITY.md R27). */
export interface NewOrigin {
  readonly kind: 'new-origin';
  readonly secret: BoundSecret;
  /** Where it would go. */
  readonly origin: string;
  /** Where it may go; never empty. */
  readonly allowed: readonly string[];
  /** Of a token: its profile names this origin by now, so that a new one would go there. Left out for any other. */
  readonly isNamedSince?: true;
}

/** A secret that a request sends somewhere for the first time. */
export interface Binding {
  readonly secret: BoundSecret;
  readonly origin: string;
}

/** A secret that goes only to origins it is bound to: a secret variable, what a profile gives, or a typed credential. */
export type BoundSecret =
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** Where the variable stands. */
      readonly owner: { readonly kind: 'group' | 'environment'; readonly id: string };
    }
  | ProfileSecret
  /** A password, token or key that was typed on a request, folder or collection. */
  | { readonly kind: 'credential'; readonly secret: SecretRef };

/** What a request carries of a profile: a token, or the password that its API takes. */
export type ProfileSecret = { readonly profileId: string; readonly profileName: string } & (
  | {
      readonly kind: 'token';
      /** `null` for one that is not there yet. */
      readonly tokenId: string | null;
    }
  | { readonly kind: 'password' }
);
