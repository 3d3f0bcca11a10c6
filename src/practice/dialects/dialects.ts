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

/** What the levers have a say in: the time, and how tokens are given. */
export type DialectWays = Pick<DialectSetup, 'now' | 'lifetime' | 'rotates' | 'givesRefreshTokens'>;

/** The machine's time, and each vendor's own numbers. */
const OWN_WAYS: DialectWays = {
  now: Date.now,
  lifetime: (documentedSeconds) => documentedSeconds,
  rotates: (own) => own,
  givesRefreshTokens: () => true,
};

/** Makes every vendor's dialect for one launch, below the provider's origin. */
export function createDialects(origin: string, ways: DialectWays = OWN_WAYS): readonly SpokenDialect[] {
  return VENDORS.map((vendor) => ({ vendor, dialect: vendor.create(setupAt(`${origin}/${vendor.key}`, ways)) }));
}

/** What `/dialects.json` says: where each vendor answers here, and with which credentials. */
export function factsOf(dialects: readonly SpokenDialect[]): Readonly<Record<string, DialectFacts>> {
  return Object.fromEntries(dialects.map(({ vendor, dialect }) => [vendor.key, dialect.facts]));
}

function setupAt(base: string, ways: DialectWays): DialectSetup {
  return {
    base,
    now: () => ways.now(),
    random: () => randomBytes(32).toString('base64url'),
    lifetime: (documentedSeconds) => ways.lifetime(documentedSeconds),
    rotates: (own) => ways.rotates(own),
    givesRefreshTokens: () => ways.givesRefreshTokens(),
  };
}
