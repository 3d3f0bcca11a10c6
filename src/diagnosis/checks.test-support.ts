import { expect } from 'vitest';
import { origins, profile } from '#oauth/profile.test-support.ts';
import type { Profile } from '#oauth/profile.ts';
import type { ProviderMetadata } from '#oauth/provider-metadata.ts';
import { checkProfile } from './check-profile.ts';
import type { ProfileCheck } from './profile-check.ts';

/** The checks of the RFC's client with some fields changed; each of them is held against what all must keep to. */
export function checksOf(
  changes: Partial<Profile> = {},
  metadata: ProviderMetadata | null = null,
): readonly ProfileCheck[] {
  const checks = checkProfile({ ...profile, ...changes }, { origins, metadata });
  expectSoundChecks(checks);
  return checks;
}

/** What is found, in short: "warning tokenEndpoint/http". What was passed is left out. */
export function foundIn(checks: readonly ProfileCheck[]): string[] {
  return checks.filter(({ verdict }) => verdict !== 'ok').map(({ verdict, id }) => `${verdict} ${id}`);
}

/** Presses the fix of a check. */
export function mended(changes: Partial<Profile>, id: string): Partial<Profile> {
  const { fix } = checksOf(changes).find((check) => check.id === id) ?? expect.fail(`There is no check ${id}`);
  return { ...changes, ...(fix ?? expect.fail(`${id} has no fix`)).change };
}

/** Checks the words of all checks (DESIGN 11) and that each has an id of its own. */
export function expectSoundChecks(checks: readonly ProfileCheck[]): void {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  for (const { title, reason, fix, source } of checks) {
    expect(title).toMatch(/^\S.{0,78}[^.\s]$/s);
    expect(reason).toMatch(/^\S.*\.$/s);
    expect(`${title} ${reason}`).not.toMatch(/!|undefined|\bnull\b|NaN|\[object|\.\.| {2}|\b(\w+) \1\b/);
    expect(title).not.toBe(reason);
    if (fix) expect(fix.label).toMatch(/^[A-Z].{2,40}[^.]$/);
    if (source) expect(source).toMatch(/^(?:RFC \d+|OpenID Connect|OAuth 2\.0)/);
  }
}
