/**
 * A handle to a secret that the vault holds: what may stand in a request, a record or a screen.
 * The value behind it is another type and never leaves the vault except just before transport.
 */
export interface SecretRef {
  readonly id: string;
  /** What the secret is, in the field's words: "client secret", "access token". */
  readonly label: string;
  /** The last four characters, or empty where the secret is too short to show any. */
  readonly lastFour: string;
}

/** Shortest secret of which four characters may be shown: below it they would give too much away. */
const shortestShown = 12;

/** The last four characters of a secret, or nothing for one so short that four would tell it. */
export function lastFourOf(secret: string): string {
  return secret.length >= shortestShown ? Array.from(secret.slice(-8)).slice(-4).join('') : '';
}
