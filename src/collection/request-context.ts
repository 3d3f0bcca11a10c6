import type { SecretRef } from '#call/secret-ref.ts';
import type { KeptVariable } from '#oauth/kept-values.ts';
import type { Profile } from '#oauth/profile.ts';
import type { BoundToken } from '#oauth/token.ts';
import type { Group } from './collection.ts';
import type { Environment } from './environment.ts';
import type { ProfileLack } from './obstacle.ts';
import type { DynamicValues } from './scope.ts';

/** What a request is built in: where it stands, what it is tried against, and whose token it would carry. */
export interface RequestContext {
  /** The collection and folders it stands in, outermost first; empty for one that was never saved. */
  readonly groups: readonly Group[];
  readonly environment: Environment | null;
  /**
   * The profile it is sent as, its addresses those of this launch: the one its auth names, else the environment's;
   * `null` where neither names one.
   */
  readonly profile: Profile | null;
  /** What that profile has to have before a token can be had by it. */
  readonly lacking: readonly ProfileLack[];
  /** The token it would carry, `null` where the profile has none. */
  readonly token: (BoundToken & { readonly accessToken: SecretRef }) | null;
  /** What its response gives, by the profile's kept values. */
  readonly kept: readonly KeptVariable[];
  /** Where the credential may go that was typed for its auth, its own or an inherited one; none for one not sent yet. */
  readonly credentialOrigins: readonly string[];
  readonly practiceOrigin: string;
  /** Values made for this send; `null` for a preview. */
  readonly dynamic: DynamicValues | null;
}
