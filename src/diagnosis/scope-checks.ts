// Scopes, RFC 6749 section 3.3 and Appendix A.4, OpenID Connect Core sections 3.1.2.1 and 11.
import type { NamedValue } from '#oauth/dialect.ts';
import type { Profile } from '#oauth/profile.ts';
import { type CheckSubject, error, info, ok, orPassed, type ProfileCheck, warning } from './profile-check.ts';

/** Checks what is asked for. */
export function scopeChecks({ written }: CheckSubject): readonly ProfileCheck[] {
  if (written.grant === 'basic') return [];
  if (written.scopes.length === 0 && written.userScopes.length === 0) return [noScope(written)];
  const found = [...spellingChecks(written), ...openidChecks(written), ...offlineChecks(written)];
  return orPassed(found, () => passed(written.scopes));
}

function noScope({ grant }: Profile): ProfileCheck {
  return info('scopes/none', 'scopes', {
    title: 'No scope is asked for',
    reason:
      grant === 'refresh_token'
        ? 'The new token has the scope of the old one.'
        : 'The provider takes its default, or refuses with invalid_scope.',
    source: grant === 'refresh_token' ? 'RFC 6749 §6' : 'RFC 6749 §3.3',
  });
}

function spellingChecks({ scopes, scopeSeparator }: Profile): ProfileCheck[] {
  const found: ProfileCheck[] = [];
  const once = [...new Set(scopes)];
  if (once.length < scopes.length) {
    found.push(
      warning('scopes/twice', 'scopes', {
        title: 'A scope stands twice',
        reason: `Once is enough: ${repeatedIn(scopes).join(' ')}.`,
        fix: { label: 'Keep one of each', change: { scopes: once } },
        source: 'RFC 6749 §3.3',
      }),
    );
  }
  const split = (by: RegExp) => ({ scopes: [...new Set(scopes.flatMap((each) => each.split(by)).filter(Boolean))] });
  if (scopes.some((each) => each.includes(','))) {
    found.push(
      warning('scopes/comma', 'scopes', {
        title: 'A comma is part of a scope',
        reason:
          scopeSeparator === ','
            ? 'A comma parts two scopes here, so the provider reads more of them than are shown.'
            : 'Scopes are parted by spaces, so the provider reads this as one name with a comma in it.',
        fix: { label: 'Split at the comma', change: split(/,/) },
        source: 'RFC 6749 §3.3',
      }),
    );
  }
  if (scopes.some((each) => /\s/.test(each) || each === '')) {
    found.push(
      warning('scopes/blank', 'scopes', {
        title: 'A scope has a blank in it',
        reason: 'A space parts two scopes, so the provider reads more of them than are shown.',
        fix: { label: 'Split at the blank', change: split(/\s+/) },
        source: 'RFC 6749 §3.3',
      }),
    );
  }
  if (scopes.some((each) => /[^\x21\x23-\x5b\x5d-\x7e\s]/.test(each))) {
    const cleaned = scopes.map((each) => each.replace(/[^\x21\x23-\x5b\x5d-\x7e\s]/g, '')).filter(Boolean);
    found.push(
      error('scopes/characters', 'scopes', {
        title: 'A scope has characters it can’t have',
        reason: 'Visible ASCII only, and neither quotes nor backslashes. They often come along when a list is copied.',
        fix: { label: 'Remove them', change: { scopes: [...new Set(cleaned)] } },
        source: 'RFC 6749 §3.3',
      }),
    );
  }
  return found;
}

function repeatedIn(scopes: readonly string[]): string[] {
  return [...new Set(scopes.filter((each, place) => scopes.indexOf(each) !== place))];
}

function openidChecks({ grant, scopes }: Profile): ProfileCheck[] {
  if (!scopes.includes('openid')) return [];
  if (grant === 'client_credentials') {
    const without = scopes.filter((each) => each !== 'openid');
    return [
      warning('scopes/openid-without-user', 'scopes', {
        title: 'openid without a user',
        reason: 'It asks who signed in, and with client credentials nobody does: there will be no ID token.',
        fix: { label: 'Remove openid', change: { scopes: without } },
        source: 'OpenID Connect Core §3.1.2.1',
      }),
    ];
  }
  if (grant !== 'implicit') return [];
  return [
    info('scopes/openid-implicit', 'scopes', {
      title: 'openid brings no ID token here',
      reason: 'response_type is token. An ID token comes with the authorization code grant.',
      source: 'OpenID Connect Core §3',
    }),
  ];
}

function offlineChecks({ grant, scopes, authorizationParameters }: Profile): ProfileCheck[] {
  if (!scopes.includes('offline_access')) return [];
  if (grant !== 'authorization_code') return noRefreshToken(grant);
  const prompt = authorizationParameters.find(({ name }) => name === 'prompt')?.value;
  if (prompt?.split(' ').includes('consent')) return [];
  const others = authorizationParameters.filter(({ name }) => name !== 'prompt');
  const withConsent: NamedValue[] = [...others, { name: 'prompt', value: 'consent' }];
  return [
    warning('scopes/offline-without-prompt', 'scopes', {
      title: 'offline_access may be ignored',
      reason: 'OpenID providers give a refresh token for it only where the user is asked: prompt=consent.',
      fix: { label: 'Add prompt=consent', change: { authorizationParameters: withConsent } },
      source: 'OpenID Connect Core §11',
    }),
  ];
}

function noRefreshToken(grant: Profile['grant']): ProfileCheck[] {
  if (grant !== 'client_credentials' && grant !== 'implicit') return [];
  return [
    info('scopes/offline-without-refresh', 'scopes', {
      title: 'offline_access brings no refresh token here',
      reason: grant === 'implicit' ? 'Implicit never gives one.' : 'Client credentials need none: the app asks again.',
      source: grant === 'implicit' ? 'RFC 6749 §4.2.2' : 'RFC 6749 §4.4.3',
    }),
  ];
}

function passed(scopes: readonly string[]): ProfileCheck {
  return ok('scopes', 'scopes', {
    title: scopes.length === 1 ? 'The scope is well formed' : `The ${scopes.length} scopes are well formed`,
    reason: 'Whether the provider knows them is seen when it answers.',
    source: 'RFC 6749 §3.3',
  });
}
