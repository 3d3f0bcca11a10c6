import { randomBytes } from 'node:crypto';
import { CLARIFY } from './clarify/clarify.ts';
import { CLAYTON, CODE_REVIEWS } from './clayton/clayton.ts';
import { CLIQUIFY } from './cliquify/cliquify.ts';
import type { Dialect, DialectFacts, DialectSetup, Vendor } from './dialect.ts';
import { FYMA } from './fyma/fyma.ts';

/** A vendor's dialect in one launch. */
export interface SpokenDialect {
  readonly vendor: Vendor;
  readonly dialect: Dialect;
}

/** Every vendor, in the order in which the home page names them. */
const VENDORS: readonly Vendor[] = [CLAYTON, CODE_REVIEWS, CLARIFY, CLIQUIFY, FYMA];

/** Makes every vendor's dialect for one launch, below the provider's origin. */
export function createDialects(origin: string): readonly SpokenDialect[] {
  return VENDORS.map((vendor) => ({ vendor, dialect: vendor.create(ownWays(`${origin}/${vendor.key}`)) }));
}

/** What `/dialects.json` says: where each vendor answers here, and with which credentials. */
export function factsOf(dialects: readonly SpokenDialect[]): Readonly<Record<string, DialectFacts>> {
  return Object.fromEntries(dialects.map(({ vendor, dialect }) => [vendor.key, dialect.facts]));
}

/** The machine's time and chance, and the vendor's own numbers. */
function ownWays(base: string): DialectSetup {
  return {
    base,
    now: Date.now,
    random: () => randomBytes(32).toString('base64url'),
    lifetime: (documentedSeconds) => documentedSeconds,
    rotates: (own) => own,
  };
}
