/** Parameters of a Bearer challenge (RFC 6750, section 3), in the order in which they are written. */
export interface ChallengeParameters {
  readonly realm: string;
  readonly resource_metadata?: string;
  readonly error?: string;
  readonly error_description?: string;
  readonly scope?: string;
}

/** Writes a `WWW-Authenticate: Bearer` value. Characters outside printable ASCII become `?`: a header can't carry them. */
export function challenge(parameters: ChallengeParameters): string {
  const written = Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}="${quotable(value)}"`);
  return `Bearer ${written.join(', ')}`;
}

function quotable(value: string): string {
  return value.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&');
}
