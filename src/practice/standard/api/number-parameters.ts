/** What a number in the query may be. */
export interface NumberRule {
  readonly from: number;
  readonly to: number;
  /** Taken when the query does not name it. */
  readonly otherwise: number;
  readonly whole?: boolean;
}

/** Reads the named numbers of a query; says which one is wrong if any is. */
export function readNumbers<Name extends string>(
  query: URLSearchParams,
  rules: Readonly<Record<Name, NumberRule>>,
): { readonly numbers: Readonly<Record<Name, number>> } | { readonly wrong: string } {
  const numbers: Partial<Record<Name, number>> = {};
  for (const [name, { from, to, otherwise, whole }] of Object.entries<NumberRule>(rules)) {
    const text = query.get(name);
    const pattern = whole ? /^\d{1,6}$/ : /^\d{1,6}(\.\d{1,3})?$/;
    const value = text === null ? otherwise : Number(text);
    if ((text !== null && !pattern.test(text)) || value < from || value > to) {
      return { wrong: `${name} must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}.` };
    }
    numbers[name as Name] = value;
  }
  return { numbers: numbers as Record<Name, number> };
}
