/** What tells two redirect URIs apart: providers compare them as plain strings (RFC 9700 section 2.1, RFC 8252 7.3). */
export type RedirectDifference =
  | { readonly kind: 'same' }
  | { readonly kind: 'not-a-url' }
  | { readonly kind: 'scheme'; readonly here: string; readonly there: string }
  | { readonly kind: 'host'; readonly here: string; readonly there: string }
  | { readonly kind: 'port'; readonly here: string; readonly there: string }
  | { readonly kind: 'slash'; readonly isThere: boolean }
  | { readonly kind: 'case' }
  | { readonly kind: 'path'; readonly here: string; readonly there: string }
  | { readonly kind: 'rest' };

/** Finds the first part in which a registered URI differs from the one that is sent. */
export function redirectDifference(here: string, there: string): RedirectDifference {
  if (here === there) return { kind: 'same' };
  if (!URL.canParse(there)) return { kind: 'not-a-url' };
  if (`${here}/` === there) return { kind: 'slash', isThere: true };
  if (here === `${there}/`) return { kind: 'slash', isThere: false };
  if (here.toLowerCase() === there.toLowerCase()) return { kind: 'case' };
  const [ours, theirs] = [new URL(here), new URL(there)];
  const pairs = [
    ['scheme', ours.protocol, theirs.protocol],
    ['host', ours.hostname, theirs.hostname],
    ['port', portOf(ours), portOf(theirs)],
    ['path', ours.pathname, theirs.pathname],
  ] as const;
  const found = pairs.find(([, left, right]) => left !== right);
  if (!found) return { kind: 'rest' };
  const [kind, left, right] = found;
  return { kind, here: left, there: right };
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

/** The difference in a sentence. */
export function differenceInWords(difference: Exclude<RedirectDifference, { kind: 'same' }>): string {
  switch (difference.kind) {
    case 'not-a-url':
      return 'This is no complete URL. A registered redirect URI begins with its scheme.';
    case 'scheme':
      return `The scheme differs: ${difference.there}// is registered, ${difference.here}// is sent.`;
    case 'host':
      return `The host differs: ${difference.there} is registered, ${difference.here} is sent.`;
    case 'port':
      return `The port differs: ${difference.there} is registered, ${difference.here} is sent. Some providers ignore the port of a loopback address, most compare it.`;
    case 'slash':
      return difference.isThere
        ? 'One character differs: a slash at the end is registered. Remove it there.'
        : 'One character differs: the slash at the end is not registered. Add it there.';
    case 'case':
      return 'Only upper and lower case differ. Most providers compare the path exactly.';
    case 'path':
      return `The path differs: ${difference.there} is registered, ${difference.here} is sent.`;
    case 'rest':
      return 'The end differs: a query, a fragment, or a spelling of the same address. Providers compare each character.';
  }
}
