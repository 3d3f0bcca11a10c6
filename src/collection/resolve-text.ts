import { formEncode, type Part, type SlotEncoding, type Template } from '#call/template.ts';
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

/** Writes out what names stand for, and remembers what could not be. */
export class Resolver {
  readonly #scope: Scope;
  readonly #unresolved = new Map<string, Set<RequestPart>>();
  readonly #missing = new Set<string>();
  readonly #cycles = new Map<string, readonly string[]>();
  readonly #secrets = new Map<string, UsedSecret>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** A text with every `{{name}}` replaced; a secret is a slot, and what is not known yet awaits its value. */
  resolve(text: string, part: RequestPart, encoding: TextEncoding = 'verbatim'): Template {
    return joinTexts(this.#pieces(text, { part, encoding, within: [] }));
  }

  /** The names that could not be written out. */
  obstacles(): Obstacle[] {
    return [
      ...[...this.#unresolved].map(
        ([name, parts]) => ({ kind: 'unresolved-variable', name, parts: [...parts] }) as const,
      ),
      ...[...this.#missing].map((name) => ({ kind: 'missing-secret', name }) as const),
      ...[...this.#cycles.values()].map((names) => ({ kind: 'variable-cycle', names }) as const),
    ];
  }

  /** The secret variables that were used, each once. */
  secrets(): UsedSecret[] {
    return [...this.#secrets.values()];
  }

  #pieces(text: string, at: Position): Part[] {
    return readVariableText(text).flatMap((piece) =>
      piece.kind === 'text'
        ? { kind: 'text' as const, text: encodeText(piece.text, at.encoding) }
        : this.#variable(piece.name, at),
    );
  }

  #variable(name: string, at: Position): Part[] {
    const awaited: Part[] = [{ kind: 'awaited', what: name }];
    if (at.within.includes(name)) {
      const names = [...at.within.slice(at.within.indexOf(name)), name];
      this.#cycles.set([...names].sort().join(), names);
      return awaited;
    }
    const entry = this.#scope.find(name);
    if (!entry) {
      this.#unresolved.set(name, (this.#unresolved.get(name) ?? new Set()).add(at.part));
      return awaited;
    }
    // A value that is made for each send: a preview has none yet, and says so.
    if (entry.value === null) return awaited;
    if (entry.value.kind === 'text') return this.#pieces(entry.value.text, { ...at, within: [...at.within, name] });
    return this.#secret(entry, entry.value, at) ?? awaited;
  }

  #secret(entry: ScopeEntry, value: Extract<VariableValue, { kind: 'secret' }>, at: Position): Part[] | null {
    const { name, source } = entry;
    if (!value.secret) {
      this.#missing.add(name);
      return null;
    }
    if (source.kind === 'group' || source.kind === 'environment') {
      const owner = { kind: source.kind, id: source.id } as const;
      this.#secrets.set(name, { secret: { kind: 'variable', name, owner }, origins: value.origins });
    }
    return [{ kind: 'secret', secret: value.secret, encoding: at.encoding === 'form' ? 'form' : 'verbatim' }];
  }
}

/** Where a text stands, and the names it stands in. */
interface Position {
  readonly part: RequestPart;
  readonly encoding: TextEncoding;
  readonly within: readonly string[];
}

function encodeText(text: string, encoding: TextEncoding): string {
  switch (encoding) {
    case 'verbatim':
      return text;
    case 'form':
      return formEncode(text);
    case 'path-segment':
      // A lone surrogate has no UTF-8: encodeURIComponent throws where a URL would write U+FFFD.
      return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  }
}

/** One text part where several stand side by side. */
export function joinTexts(parts: Template): Template {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}
