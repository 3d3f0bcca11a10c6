import { joinTexts, type Part, type SlotEncoding, type Template, encodeText as writeText } from '#call/template.ts';
import type { BoundSecret, Obstacle, RequestPart } from './obstacle.ts';
import type { Scope, ScopeEntry } from './scope.ts';
import type { VariableValue } from './variable.ts';
import { readVariableText } from './variable-text.ts';

/**
 * How text is written where it stands: as it is, form-encoded, or as one segment of a path. A secret in a path goes as
 * it is: its encoding can't be seen, and most are made for it.
 */
export type TextEncoding = SlotEncoding | 'path-segment';

/** A secret variable that was used, and where it may go. */
export interface UsedSecret {
  readonly secret: Extract<BoundSecret, { kind: 'variable' }>;
  readonly origins: readonly string[];
}

/**
 * Most characters that variables may stand for in one request, and what one name costs whatever it stands for: a few
 * that each name the next many times would be more than a browser can hold.
 */
const mostCharacters = 10_000_000;
const nameCost = 500;
/** How many variables may name each other in a row. */
const deepest = 50;

/** Writes out what names stand for, and remembers what could not be. */
export class Resolver {
  readonly #scope: Scope;
  readonly #unresolved = new Map<string, Set<RequestPart>>();
  readonly #missing = new Set<string>();
  readonly #cycles = new Map<string, readonly string[]>();
  readonly #secrets = new Map<string, UsedSecret>();
  readonly #kept = new Set<string>();
  #left = mostCharacters;
  #overflowing: string | null = null;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** A text with every `{{name}}` replaced; a secret is a slot, and what is not known yet awaits its value. */
  resolve(text: string, part: RequestPart, encoding: TextEncoding = 'verbatim'): Template {
    const parts: Part[] = [];
    this.#write(text, { part, encoding, within: [], parts });
    return joinTexts(parts);
  }

  /** The names that could not be written out. */
  obstacles(): Obstacle[] {
    return [
      ...[...this.#unresolved].map(
        ([name, parts]) => ({ kind: 'unresolved-variable', name, parts: [...parts] }) as const,
      ),
      ...[...this.#missing].map((name) => ({ kind: 'missing-secret', name }) as const),
      ...[...this.#cycles.values()].map((names) => ({ kind: 'variable-cycle', names }) as const),
      ...(this.#overflowing === null ? [] : [{ kind: 'too-many-variables', name: this.#overflowing } as const]),
    ];
  }

  /** The secret variables that were used, each once. */
  secrets(): UsedSecret[] {
    return [...this.#secrets.values()];
  }

  /** The names of the secrets of token responses that were used: they go where their tokens may. */
  keptSecrets(): ReadonlySet<string> {
    return this.#kept;
  }

  #write(text: string, at: Position): void {
    for (const piece of readVariableText(text)) {
      if (piece.kind === 'text') at.parts.push({ kind: 'text', text: encodeText(piece.text, at.encoding) });
      else if (!this.#writeVariable(piece.name, at)) at.parts.push({ kind: 'awaited', what: piece.name });
      if (this.#overflowing !== null) return;
    }
  }

  /** Answers `false` where the name stands for nothing that can be written yet. */
  #writeVariable(name: string, at: Position): boolean {
    const { within } = at;
    if (within.includes(name)) {
      const names = [...within.slice(within.indexOf(name)), name];
      this.#cycles.set([...names].sort().join(), names);
      return false;
    }
    const entry = this.#scope.find(name);
    if (!entry) {
      this.#unresolved.set(name, (this.#unresolved.get(name) ?? new Set()).add(at.part));
      return false;
    }
    // A value that is made for each send: a preview has none yet, and says so.
    if (entry.value === null) return false;
    if (entry.value.kind === 'secret') return this.#writeSecret(entry, entry.value, at);
    this.#left -= entry.value.text.length + nameCost;
    if (this.#left < 0 || within.length === deepest) {
      this.#overflowing ??= within[0] ?? name;
      return false;
    }
    // A response is foreign: names in it would fetch what stands beside it.
    if (entry.source.kind === 'token') at.parts.push({ kind: 'text', text: encodeText(entry.value.text, at.encoding) });
    else this.#write(entry.value.text, { ...at, within: [...within, name] });
    return true;
  }

  #writeSecret({ name, source }: ScopeEntry, value: Extract<VariableValue, { kind: 'secret' }>, at: Position): boolean {
    if (!value.secret) {
      this.#missing.add(name);
      return false;
    }
    if (source.kind === 'group' || source.kind === 'environment') {
      const owner = { kind: source.kind, id: source.id } as const;
      this.#secrets.set(name, { secret: { kind: 'variable', name, owner }, origins: value.origins });
    }
    if (source.kind === 'token') this.#kept.add(name);
    const encoding = at.encoding === 'path-segment' ? 'verbatim' : at.encoding;
    at.parts.push({ kind: 'secret', secret: value.secret, encoding });
    return true;
  }
}

/** Where a text stands, the names it stands in, and what was written so far. */
interface Position {
  readonly part: RequestPart;
  readonly encoding: TextEncoding;
  readonly within: readonly string[];
  readonly parts: Part[];
}

/** A text as it is written where it stands. */
export function encodeText(text: string, encoding: TextEncoding): string {
  if (encoding !== 'path-segment') return writeText(text, encoding);
  // A lone surrogate has no UTF-8: encodeURIComponent throws where a URL would write U+FFFD.
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  // Between the parts of a list a comma stands as it is (RFC 6570 section 3.2.2, OpenAPI's style `simple`); within one it
  // is data of a segment either way (RFC 3986 section 3.3).
  return encoded.replaceAll('%2C', ',');
}
