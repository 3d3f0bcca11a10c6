// Looks for secrets where anybody could read them, before something is handed over (SECURITY.md R29): by the names they
// stand under, by their shapes, and by what the vault holds.
import { jwtHeaderOf } from '#call/masked-text.ts';
import { isSensitiveName, secrecyOf } from '#call/secret-names.ts';
import { lastFourOf } from '#call/secret-ref.ts';
import type { SharedDocument } from '#collection/shared-document.ts';
import { secretsInBody, secretsInHeader, secretsInText } from './literal-secrets.ts';
import { isPlaceholder } from './placeholder.ts';
import { type PlainText, plainTextsOf, type RequestTexts, textsOfRequest } from './plain-texts.ts';
import { shapedSecretsIn } from './secret-shapes.ts';

/**
 * What tells that a text is a secret: the vault holds it (`known`), it has the shape of a provider's keys (`shape`), it
 * is a JWT, it stands as credentials do, or under a name that speaks of a secret (`named`).
 */
export type SecretKind = 'known' | 'shape' | 'jwt' | 'bearer' | 'basic' | 'userinfo' | 'named';

/**
 * Where it can go: into the auth of its request, as the secret of an auth that stands there already, as a secret
 * variable in its place, or the variable that holds it becomes secret. `none`: its place takes no name.
 */
export type SecretRemedy = 'bearer' | 'basic' | 'credential' | 'variable' | 'secret-variable' | 'none';

/** What looks like a secret in a plain text. */
export interface FoundSecret {
  readonly in: PlainText;
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
  /** Whose it is or what it stands under: "GitHub token", "client secret", "X-Api-Key". */
  readonly label: string;
  /** Empty where four characters would tell too much. */
  readonly lastFour: string;
  readonly remedy: SecretRemedy;
}

/** One text for a finding, the same whenever its document is looked through. */
export const foundKey = ({ in: { owner, part, at, name }, start }: FoundSecret): string =>
  JSON.stringify([owner, part, at, name, start]);

/** A secret of the vault in a text, in whatever encoding. */
export interface KnownPlace {
  readonly start: number;
  readonly end: number;
  /** What it is: "client secret". */
  readonly label: string;
}

/** Finds the vault's secrets in a text. */
export type SeekKnown = (text: string) => readonly KnownPlace[];

const seekNone: SeekKnown = () => [];

/**
 * What looks like a secret in a document, in its order. Yields after each text: they may be many, and whoever waits for
 * them has a page to keep alive.
 */
export function* scanDocument(
  document: SharedDocument,
  seekKnown: SeekKnown = seekNone,
): Generator<void, FoundSecret[]> {
  const found: FoundSecret[] = [];
  for (const plain of plainTextsOf(document)) {
    found.push(...scanText(plain, seekKnown));
    yield;
  }
  return found;
}

/** The same of one request while it is edited; its auth has fields of its own for what is secret. */
export function scanRequest(request: RequestTexts): FoundSecret[] {
  return textsOfRequest(request).flatMap((plain) => scanText(plain, seekNone));
}

type Seen = Pick<FoundSecret, 'start' | 'end' | 'kind' | 'label'>;

/** What is known for sure comes before what a shape tells, and that before a name. */
function scanText(plain: PlainText, seekKnown: SeekKnown): FoundSecret[] {
  const { text } = plain;
  const known = seekKnown(text).map((place): Seen => ({ ...place, kind: 'known' }));
  const shaped = shapedSecretsIn(text).map((place): Seen => ({ ...place, kind: 'shape' }));
  const named = namedIn(plain).flatMap(({ start, end, label }) => seenAt(plain, { start, end, label }) ?? []);
  const all = [...known, ...shaped, ...named];
  if (all.length === 0) return [];
  const kept: Seen[] = [];
  for (const seen of all) if (kept.every(({ start, end }) => seen.end <= start || seen.start >= end)) kept.push(seen);
  return kept.toSorted((a, b) => a.start - b.start).map((seen) => foundAt(plain, seen));
}

interface Named {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** What names, schemes and JWTs tell. */
function namedIn({ part, name, text }: PlainText): Named[] {
  switch (part) {
    case 'header':
      return secretsInHeader(name, text, text.indexOf('{{'));
    case 'parameter':
    case 'path-variable':
    case 'form-field':
    case 'variable':
      return isSensitiveName(name) ? [{ start: 0, end: text.length, label: name }] : secretsInText(text, name);
    case 'credential':
      return [{ start: 0, end: text.length, label: name }];
    case 'body':
    case 'setting':
      return secretsInBody(text);
    case 'url':
    case 'notes':
    case 'name':
      return secretsInText(text, part);
  }
}

/** `null` for what stands for a secret and is none. */
function seenAt({ part, text }: PlainText, { start, end, label }: Named): Seen | null {
  const value = text.slice(start, end);
  const before = text.slice(0, start);
  if (part === 'url' && text[end] === '@' && /:\/\/[^/?#]*:$/.test(before))
    return isWorthTelling(value, 'password') ? { start, end, kind: 'userinfo', label: 'password' } : null;
  if (/\bbasic\s+$/i.test(before)) {
    const password = passwordOf(value);
    return password !== null && isWorthTelling(password, 'password') ? { start, end, kind: 'basic', label } : null;
  }
  if (!isWorthTelling(value, label)) return null;
  if (/\b(?:bearer|dpop|token)\s+$/i.test(before)) return { start, end, kind: 'bearer', label };
  return { start, end, kind: jwtHeaderOf(value) === null ? 'named' : 'jwt', label };
}

/** Words that stand where a secret goes in examples. */
const exampleWords =
  /^(?:(?:string|secret|password|passphrase|token|key|value|api|access|refresh|bearer|client|change|me|example|dummy|sample|fake|test|demo|none|null|undefined|true|false|todo|foo|bar|some|the|a)[\W_]*\d{0,3}[\W_]*)+$/i;

/** So few characters are no secret, or one that nothing would give away. */
const shortestTold = 6;

/** Tells a secret from a variable, a word that stands for one, and what is too short. */
function isWorthTelling(value: string, name: string): boolean {
  const literal = value.replaceAll(/\{\{[^{}]*\}\}/g, ' ').trim();
  if (literal !== value.trim() && !/[\w+/=-]{8}/.test(literal)) return false;
  if (literal.length < shortestTold || isPlaceholder(literal, name)) return false;
  if (exampleWords.test(literal) || /example|placeholder/i.test(literal)) return false;
  // "code" and plurals name much that is no secret: countries, counts.
  return secrecyOf(name) !== 'text' || (literal.length >= 16 && /\d/.test(literal));
}

function passwordOf(encoded: string): string | null {
  try {
    const pair = atob(encoded.trim());
    return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : null;
  } catch {
    return null;
  }
}

function foundAt(plain: PlainText, seen: Seen): FoundSecret {
  const { start, end, kind, label } = seen;
  const isPair = kind === 'basic' || kind === 'userinfo';
  const lastFour = isPair ? '' : lastFourOf(plain.text.slice(start, end));
  return { in: plain, start, end, kind, label, lastFour, remedy: remedyFor(plain, seen) };
}

function remedyFor({ owner, part, name, text }: PlainText, { start, end, kind }: Seen): SecretRemedy {
  const isNamed = text.includes('{{');
  if (part === 'variable' && owner.kind !== 'profile') return isNamed ? 'none' : 'secret-variable';
  if (part === 'credential') return isNamed ? 'none' : 'credential';
  if (owner.kind !== 'request') return 'none';
  switch (part) {
    case 'header': {
      const scheme = /^authorization$/i.test(name) && text.slice(end).trim() === '' ? text.slice(0, start).trim() : '';
      if (/^bearer$/i.test(scheme)) return 'bearer';
      return kind === 'basic' && /^basic$/i.test(scheme) ? 'basic' : 'variable';
    }
    case 'url':
      if (kind === 'userinfo') return isNamed ? 'none' : 'basic';
      // A secret never stands in the host.
      return start < (/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(text)?.[0].length ?? 0) ? 'none' : 'variable';
    case 'parameter':
    case 'path-variable':
    case 'body':
    case 'form-field':
      return 'variable';
    case 'name':
    case 'setting':
    case 'notes':
    case 'variable':
      return 'none';
  }
}
