// What is advised for and against: grants and PKCE, RFC 9700 section 2.1, RFC 7636.
import { asksForConsent } from '#oauth/profile.ts';
import { type CheckSubject, info, ok, type ProfileCheck, warning } from './profile-check.ts';

/** Checks the grant itself, and what guards its code. */
export function grantChecks({ profile }: CheckSubject): readonly ProfileCheck[] {
  const state = asksForConsent(profile.grant) ? [stateIsMade] : [];
  switch (profile.grant) {
    case 'implicit':
      return [implicit, ...state];
    case 'password':
      return [password];
    case 'authorization_code':
      return [pkceCheck(profile), ...state];
    case 'client_credentials':
      return [asksNobody];
    case 'refresh_token':
      return [];
    case 'basic':
      return [noToken];
  }
}

const useCode = {
  label: 'Use authorization code with PKCE',
  change: { grant: 'authorization_code', pkce: 'S256' },
} as const;

const implicit = warning('grant/implicit', 'grant', {
  title: 'Implicit is no longer advised',
  reason:
    'The token travels through the browser, where it leaks and can be replaced. Authorization code with PKCE does the same without that.',
  fix: useCode,
  source: 'RFC 9700 §2.1.2',
});

const password = warning('grant/password', 'grant', {
  title: 'The password grant must not be used',
  reason:
    'The app learns the user’s password, and a second factor has no place. Authorization code asks the user at the provider.',
  fix: useCode,
  source: 'RFC 9700 §2.4',
});

const asksNobody = ok('grant', 'grant', {
  title: 'Nobody is asked',
  reason: 'Client credentials act for the app itself: no consent, and no refresh token.',
  source: 'RFC 6749 §4.4',
});

const noToken = ok('grant', 'grant', {
  title: 'There is no token',
  reason: 'The API takes user name and password with each request. Neither expires by itself.',
  source: 'RFC 7617 §2',
});

const stateIsMade = ok('state', null, {
  title: 'State is made for each run',
  reason: '128 random bits that must come back unchanged.',
  source: 'RFC 6749 §10.12',
});

const useS256 = { label: 'Use S256', change: { pkce: 'S256' } } as const;

function pkceCheck({ pkce, clientAuthentication }: CheckSubject['profile']): ProfileCheck {
  if (pkce === 'plain') {
    return warning('pkce/plain', 'pkce', {
      title: 'PKCE with plain shows its secret',
      reason: 'Who can read the consent URL has the verifier. S256 sends its hash.',
      fix: useS256,
      source: 'RFC 7636 §7.2',
    });
  }
  if (pkce === 'S256') {
    return ok('pkce', 'pkce', {
      title: 'PKCE with S256',
      reason: 'A stolen code is worth nothing without the verifier, which stays here.',
      source: 'RFC 7636 §4.2',
    });
  }
  if (clientAuthentication === 'none') {
    return warning('pkce/public', 'pkce', {
      title: 'A public client without PKCE',
      reason: 'Nothing ties the code to this app: who catches it has the token. Public clients must use PKCE.',
      fix: useS256,
      source: 'RFC 9700 §2.1.1',
    });
  }
  return info('pkce/off', 'pkce', {
    title: 'PKCE is off',
    reason: 'It is advised for clients with a secret too: it stops codes from being injected.',
    fix: useS256,
    source: 'RFC 9700 §2.1.1',
  });
}
