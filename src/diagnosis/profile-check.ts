import { type Origins, type Profile, resolveProfile } from '#oauth/profile.ts';
import type { ProviderMetadata } from '#oauth/provider-metadata.ts';

/**
 * What a check says of a profile. `error`: a run can't work, or must not begin. `warning`: it works, at a risk or not
 * as meant. `info`: good to know. `ok`: looked at, nothing found.
 */
export type CheckVerdict = 'error' | 'warning' | 'info' | 'ok';

/** One check of a profile, in words. */
export interface ProfileCheck {
  /** Unique among the checks of one profile. Where its field has several inputs it names one: "connection/ca/no-pem". */
  readonly id: string;
  readonly verdict: CheckVerdict;
  readonly title: string;
  readonly reason: string;
  /** Where it is mended, `null` where it is about none or many. */
  readonly field: keyof Profile | null;
  /** What can be pressed to mend it: the fields to change. `null` where only the user knows the right value. */
  readonly fix: { readonly label: string; readonly change: Partial<Profile> } | null;
  /** The text it rests on: "RFC 6749 §3.1". */
  readonly source: string | null;
}

/** What the checks look at. */
export interface CheckSubject {
  /** As the user wrote it: what a fix changes. */
  readonly written: Profile;
  /** With the addresses of this launch in it. */
  readonly profile: Profile;
  readonly origins: Origins;
  readonly metadata: ProviderMetadata | null;
}

/** Makes the subject of the checks. */
export function checkSubject(written: Profile, origins: Origins, metadata: ProviderMetadata | null): CheckSubject {
  return { written, profile: resolveProfile(written, origins), origins, metadata };
}

type Words = Pick<ProfileCheck, 'title' | 'reason'> & Partial<Pick<ProfileCheck, 'fix' | 'source'>>;
type Field = keyof Profile | null;

/** Makes a check that stops a run. */
export function error(id: string, field: Field, words: Words): ProfileCheck {
  return { id, field, verdict: 'error', fix: null, source: null, ...words };
}

/** Makes a check that warns. */
export function warning(id: string, field: Field, words: Words): ProfileCheck {
  return { id, field, verdict: 'warning', fix: null, source: null, ...words };
}

/** Makes a check that is good to know. */
export function info(id: string, field: Field, words: Words): ProfileCheck {
  return { id, field, verdict: 'info', fix: null, source: null, ...words };
}

/** Makes a check that was passed. */
export function ok(id: string, field: Field, words: Words): ProfileCheck {
  return { id, field, verdict: 'ok', fix: null, source: null, ...words };
}

/** The checks, or where nothing was found the one that says so. */
export function orPassed(found: readonly ProfileCheck[], passed: () => ProfileCheck): readonly ProfileCheck[] {
  return found.some(({ verdict }) => verdict !== 'info') ? found : [...found, passed()];
}
