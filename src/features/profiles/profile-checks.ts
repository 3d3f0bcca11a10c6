import { asksForConsent, type Origins, type Profile } from '#oauth/profile.ts';

/** What a check says of a profile. */
export interface ProfileCheck {
  readonly id: string;
  readonly verdict: 'error' | 'warning' | 'ok' | 'info';
  readonly title: string;
  readonly reason: string;
  readonly field: keyof Profile | null;
  readonly fix: { readonly label: string; readonly change: Partial<Profile> } | null;
  readonly source: string | null;
}

/** What is missing in a profile. */
export function checkProfile(profile: Profile, _given: { origins: Origins }): readonly ProfileCheck[] {
  const needed = [
    ...(asksForConsent(profile.grant) ? (['authorizationEndpoint'] as const) : []),
    ...(profile.grant === 'implicit' ? [] : (['tokenEndpoint'] as const)),
  ];
  return needed.map((field) => {
    const isThere = URL.canParse(profile[field]);
    return {
      id: field,
      verdict: isThere ? 'ok' : 'error',
      title: isThere ? `${names[field]} is there` : `${names[field]} is missing`,
      reason: isThere ? 'A complete URL.' : 'No run can begin without it.',
      field,
      fix: null,
      source: null,
    };
  });
}

const names = { authorizationEndpoint: 'Authorization endpoint', tokenEndpoint: 'Token endpoint' };

/** Whether something is missing without which no run can begin. */
export function blocksRun(checks: readonly ProfileCheck[]): boolean {
  return checks.some(({ verdict }) => verdict === 'error');
}
