// Who asks: client identification and authentication, RFC 6749 sections 2.2 and 2.3, and what a grant brings along.
import { hasTokenRequest, type Profile } from '#oauth/profile.ts';
import { type CheckSubject, error, info, ok, orPassed, type ProfileCheck, warning } from './profile-check.ts';

/** Checks the client's name and proof, and the credentials that its grant needs. */
export function clientChecks({ written, profile }: CheckSubject): readonly ProfileCheck[] {
  const found = [
    ...nameChecks(profile),
    ...(profile.grant === 'basic' ? [] : clientIdChecks(written)),
    ...(hasTokenRequest(profile.grant) ? authenticationChecks(profile) : []),
    ...grantCredentials(profile),
  ];
  return orPassed(found, () => passed(profile));
}

function nameChecks({ name }: Profile): ProfileCheck[] {
  if (name.trim() !== '') return [];
  return [
    warning('name/missing', 'name', {
      title: 'Profile has no name',
      reason: 'A name tells it from the others in lists.',
    }),
  ];
}

function clientIdChecks({ clientId }: Profile): ProfileCheck[] {
  const trimmed = clientId.trim();
  if (trimmed === '') {
    return [
      error('clientId/missing', 'clientId', {
        title: 'Client ID is missing',
        reason: 'The provider gives one when the app is registered. It names the app and is no secret.',
        source: 'RFC 6749 §2.2',
      }),
    ];
  }
  const found: ProfileCheck[] = [];
  if (trimmed !== clientId) {
    found.push(
      warning('clientId/blanks', 'clientId', {
        title: 'Client ID has blanks around it',
        reason: 'They are sent as part of it, and the provider knows no such client.',
        fix: { label: 'Remove the blanks', change: { clientId: trimmed } },
      }),
    );
  }
  if (/ /.test(trimmed)) {
    found.push(
      warning('clientId/space', 'clientId', {
        title: 'Client ID has a space inside',
        reason: 'Few providers give such a one: two things may have been copied as one, or a line was broken.',
        source: 'RFC 6749 A.1',
      }),
    );
  }
  if (!/^[\x20-\x7e]*$/.test(trimmed)) {
    found.push(
      warning('clientId/characters', 'clientId', {
        title: 'Client ID has characters it can’t have',
        reason: 'It is made of visible ASCII characters. An invisible one may have come along when it was copied.',
        fix: { label: 'Remove them', change: { clientId: trimmed.replace(/[^\x20-\x7e]/g, '') } },
        source: 'RFC 6749 A.1',
      }),
    );
  }
  return found;
}

function authenticationChecks(profile: Profile): ProfileCheck[] {
  const { clientAuthentication: method, clientSecret, grant } = profile;
  if (method !== 'none' && !clientSecret) return [missingSecret(grant)];
  if (method === 'none' && grant === 'client_credentials') {
    return [
      error('clientAuthentication/none', 'clientAuthentication', {
        title: 'This grant needs a client that authenticates',
        reason: 'With client credentials the proof of the client is all there is: without it anybody gets a token.',
        fix: { label: 'Authenticate with HTTP Basic', change: { clientAuthentication: 'client_secret_basic' } },
        source: 'RFC 6749 §4.4',
      }),
    ];
  }
  if (method === 'none' && clientSecret) {
    return [
      warning('clientSecret/unused', 'clientAuthentication', {
        title: 'Client secret is not sent',
        reason: 'Client authentication is none, so the provider sees a public client.',
        fix: { label: 'Send it with HTTP Basic', change: { clientAuthentication: 'client_secret_basic' } },
        source: 'RFC 6749 §2.3.1',
      }),
    ];
  }
  if (method !== 'client_secret_post') return [];
  return [
    info('clientAuthentication/post', 'clientAuthentication', {
      title: 'Secret travels in the request body',
      reason: 'HTTP Basic is preferred where the provider takes both.',
      source: 'RFC 6749 §2.3.1',
    }),
  ];
}

function missingSecret(grant: Profile['grant']): ProfileCheck {
  return error('clientSecret/missing', 'clientSecret', {
    title: 'Client secret is missing',
    reason: 'The client authentication chosen needs one. An app registered as public has none.',
    fix:
      grant === 'client_credentials'
        ? null
        : { label: 'Use no client authentication', change: { clientAuthentication: 'none' } },
    source: 'RFC 6749 §2.3.1',
  });
}

function grantCredentials({ grant, username, password, startingRefreshToken }: Profile): ProfileCheck[] {
  if (grant === 'refresh_token' && !startingRefreshToken) {
    return [
      error('startingRefreshToken/missing', 'startingRefreshToken', {
        title: 'Refresh token is missing',
        reason: 'This grant begins with one that you have already.',
        source: 'RFC 6749 §6',
      }),
    ];
  }
  if (grant !== 'password' && grant !== 'basic') return [];
  const words =
    grant === 'basic'
      ? { reason: 'The API knows its caller by user name and password.', source: 'RFC 7617 §2' }
      : { reason: 'The password grant sends the user’s own credentials.', source: 'RFC 6749 §4.3.2' };
  const found: ProfileCheck[] = [];
  if (username === '') {
    found.push(error('username/missing', 'username', { title: 'User name is missing', ...words }));
  }
  if (!password) {
    found.push(error('password/missing', 'password', { title: 'Password is missing', ...words }));
  }
  return found;
}

function passed({ grant, clientAuthentication: method }: Profile): ProfileCheck {
  if (grant === 'basic') {
    return ok('client', 'username', {
      title: 'User name and password are there',
      reason: 'They go to the API with each request, in the Authorization header.',
      source: 'RFC 7617 §2',
    });
  }
  if (grant === 'implicit' || method === 'none') {
    return ok('client', 'clientId', {
      title: 'Client ID is there',
      reason: 'A public client: it has no secret and names itself only.',
      source: 'RFC 6749 §2.1',
    });
  }
  const where = method === 'client_secret_basic' ? 'in the Authorization header' : 'in the body';
  return ok('client', 'clientId', {
    title: 'Client ID and secret are there',
    reason: `They go to the token endpoint only, ${where}.`,
    source: 'RFC 6749 §2.3.1',
  });
}
