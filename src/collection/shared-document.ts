// What is handed to a teammate: the saved document. It has no slot for a secret, so no exporter can write one.
import type { Profile } from '#oauth/profile.ts';
import type { TokenPlacement } from './auth.ts';
import type { Newer } from './newer.ts';
import type { Row, SavedRequest } from './saved-request.ts';

/** The version that this console writes, "major.minor". A minor version adds members; anything else is a major one. */
export const documentVersion = '1.0';

/** A collection, or a part of one, with the profiles and environments that its requests need. */
export interface SharedDocument extends Newer {
  /** Profiles by the role that they play; what carries a token names a role and never a profile of somebody's device. */
  readonly profiles: readonly SharedProfile[];
  readonly environments: readonly SharedEnvironment[];
  /** `null` in a document that hands over profiles alone. */
  readonly collection: SharedCollection | null;
}

/**
 * The role of whichever profile the environment in use names: "this API's profile". Any other role stands for one
 * profile that requests or folders name themselves.
 */
export const environmentRole = 'api';

/** The fields of a profile that may be handed over: no secret, nobody's name, no permission of one device. */
export type SharedProfileFields = Omit<
  Profile,
  | 'id'
  | 'name'
  | 'preset'
  | 'clientSecret'
  | 'username'
  | 'password'
  | 'startingRefreshToken'
  | 'tokenOrigins'
  | 'connection'
  | 'createdAt'
  | 'newer'
>;

/** A profile without its secrets. A preset is named and not copied: `fields` hold what differs from it. */
export interface SharedProfile extends Newer {
  /** Of its own in the document. */
  readonly role: string;
  readonly name: string;
  readonly preset: Profile['preset'];
  /** What differs from the preset as it was filled in, or from a blank profile where there is no preset. */
  readonly fields: Partial<SharedProfileFields>;
  /** What the sender's profile has and the receiver must put in: "client secret", "password". By name only. */
  readonly secrets: readonly SharedProfileSecret[];
}

/** A secret that a profile needs, by name. */
export type SharedProfileSecret = 'clientSecret' | 'password' | 'startingRefreshToken' | 'clientKey';

/** What the collection is tried against. */
export interface SharedEnvironment extends Newer {
  readonly name: string;
  /** The role of its profile, `null` for none. */
  readonly role: string | null;
  readonly variables: readonly SharedVariable[];
}

/** A variable; a secret one by its name alone. */
export interface SharedVariable extends Newer {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly value: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'secret' };
}

/** Something secret that the sender typed, by its label alone, or text that names variables. */
export type SharedCredential =
  | { readonly kind: 'secret'; readonly label: string }
  | { readonly kind: 'text'; readonly text: string };

/** How a request proves who sends it (see `Auth`), a profile by its role. */
export type SharedAuth = Newer &
  (
    | { readonly kind: 'inherit' }
    | { readonly kind: 'none' }
    | {
        readonly kind: 'profile';
        readonly role: string;
        readonly placement: TokenPlacement;
        readonly part?: string;
      }
    | { readonly kind: 'basic'; readonly username: string; readonly password: SharedCredential }
    | { readonly kind: 'bearer'; readonly token: SharedCredential }
    | {
        readonly kind: 'api-key';
        readonly in: 'header' | 'query';
        readonly name: string;
        readonly value: SharedCredential;
      }
  );

/** A body (see `BodyDraft`). A file goes by its name: its bytes stay where they are. */
export type SharedBody = Newer &
  (
    | { readonly kind: 'none' }
    | { readonly kind: 'json'; readonly text: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'form'; readonly rows: readonly Row[] }
    | { readonly kind: 'file'; readonly name: string; readonly mediaType: string }
  );

/** What a collection and a folder have in common. */
export interface SharedGroup extends Newer {
  /** The sender's: what is opened again is known by it. */
  readonly id: string;
  readonly name: string;
  readonly auth: SharedAuth;
  readonly variables: readonly SharedVariable[];
  readonly notes: string;
  readonly items: readonly SharedItem[];
}

export interface SharedFolder extends SharedGroup {
  readonly kind: 'folder';
}

/** A request as saved, whole: in a document it stands in its place in the tree. */
export interface SharedRequest extends Newer, Omit<SavedRequest, 'changedAt' | 'auth' | 'body' | 'newer'> {
  readonly kind: 'request';
  readonly auth: SharedAuth;
  readonly body: SharedBody;
}

export type SharedItem = SharedFolder | SharedRequest;

export interface SharedCollection extends SharedGroup {
  /** Whether it holds a folder or request of its collection and not the whole: then it can't replace one. */
  readonly isPart: boolean;
}
