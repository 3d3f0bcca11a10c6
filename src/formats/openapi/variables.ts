import type { SharedVariable } from '#collection/shared-document.ts';

/** The variables that a collection gets while its requests are read. */
export class Variables {
  readonly #all = new Map<string, SharedVariable>();

  /** Makes a variable, where there is none of the name yet, and gives what stands for it: `{{name}}`. */
  text(name: string, text: string): string {
    return this.#named(name, { kind: 'text', text });
  }

  /** A secret one: it has no value, whoever uses the collection gives it one. */
  secret(name: string): string {
    return this.#named(name, { kind: 'secret' });
  }

  all(): readonly SharedVariable[] {
    return [...this.#all.values()];
  }

  #named(wish: string, value: SharedVariable['value']): string {
    const plain = variableNameFor(wish);
    const isOther = this.#all.get(plain)?.value.kind === (value.kind === 'secret' ? 'text' : 'secret');
    const name = isOther ? `${plain}_${value.kind}` : plain;
    if (!this.#all.has(name)) this.#all.set(name, { name, isEnabled: true, value });
    return `{{${name}}}`;
  }
}

/** A name as variables may have it: "template owner" is `template_owner`. */
export function variableNameFor(wish: string): string {
  const name = wish.slice(0, 100).replace(/[^\p{L}\p{N}_.-]+/gu, '_');
  return /^[\p{L}\p{N}_]/u.test(name) ? name : `_${name}`;
}
