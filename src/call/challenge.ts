// The WWW-Authenticate field of a refusal, RFC 6750 section 3, in the grammar of RFC 9110 section 11.6.1.

/** The parts of a Bearer challenge (RFC 6750 section 3). */
export interface Challenge {
  readonly error: string | null;
  readonly description: string | null;
  readonly scope: string | null;
}

/** A way in that a refusal offers (RFC 9110 section 11.6.1): "Basic", and the part of the server it is for. */
export interface OfferedScheme {
  readonly scheme: string;
  readonly realm: string | null;
}

/** Reads every scheme that a `WWW-Authenticate` field offers, each once. */
export function readOfferedSchemes(header: string | undefined): OfferedScheme[] {
  const offered = new Map<string, OfferedScheme>();
  for (const { scheme, parameters } of challengesIn(header ?? '')) {
    const realm = parameters.get('realm') || null;
    offered.set(`${scheme.toLowerCase()} ${realm}`, { scheme, realm });
  }
  return [...offered.values()];
}

/** Separators, then a scheme or a parameter, if one is there. */
const piece =
  /[\s,]*(?:([!#$%&'*+.^_`|~\w-]+)(?:[ \t]*=[ \t]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"?|([!#$%&'*+.^_`|~\w/:-]+)))?)?/sy;

/**
 * Reads the Bearer challenge of a `WWW-Authenticate` field, or `null` where there is none. Of several, the first that
 * names an error; of a parameter that stands twice, the first. What is out of the grammar is passed over.
 */
export function readChallenge(header: string | undefined): Challenge | null {
  const bearer = challengesIn(header ?? '').filter(({ scheme }) => scheme.toLowerCase() === 'bearer');
  const chosen = bearer.find(({ parameters }) => parameters.has('error')) ?? bearer[0];
  if (!chosen) return null;
  const parameter = (name: string) => chosen.parameters.get(name) ?? null;
  return { error: parameter('error'), description: parameter('error_description'), scope: parameter('scope') };
}

interface RawChallenge {
  readonly scheme: string;
  readonly parameters: Map<string, string>;
}

function challengesIn(header: string): RawChallenge[] {
  const challenges: RawChallenge[] = [];
  for (let at = 0; at < header.length; ) {
    piece.lastIndex = at;
    const [match = '', name = '', quoted, bare] = piece.exec(header) ?? [];
    // Out of the grammar: on to the next character.
    at += match.length || 1;
    const value = quoted?.replace(/\\(.)/gs, '$1') ?? bare;
    if (name === '') continue;
    if (value === undefined) challenges.push({ scheme: name, parameters: new Map() });
    else setOnce(challenges.at(-1)?.parameters, name.toLowerCase(), value);
  }
  return challenges;
}

function setOnce(parameters: Map<string, string> | undefined, name: string, value: string): void {
  if (parameters && !parameters.has(name)) parameters.set(name, value);
}
