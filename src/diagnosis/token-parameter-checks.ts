// Extra parameters in the token request: what replaces the request's own, RFC 6749 sections 4.1.3, 4.3.2, 4.4.2 and 6.
import { asksForConsent, type Profile } from '#oauth/profile.ts';
import { isAuthorization } from '#oauth/token-request-fields.ts';
import { type ExtraParameter, secretCheck } from './extra-parameter.ts';
import { error, info, type ProfileCheck, warning } from './profile-check.ts';

/** What comes from the run or from a token, and is another each time. */
const ofTheRun = ['code', 'code_verifier', 'redirect_uri', 'refresh_token'];

/** What is to be said of an extra parameter for its name. */
export function tokenParameterCheck(parameter: ExtraParameter): ProfileCheck | null {
  const { name, list, id, remove, profile } = parameter;
  if (parameter.place === 'header') return headerCheck(parameter);
  if (ofTheRun.includes(name)) {
    return error(id('reserved'), list, {
      title: `${name} is set by the request`,
      reason: 'It is another one each time, and an extra parameter would replace it.',
      fix: remove,
      source: name === 'refresh_token' ? 'RFC 6749 §6' : 'RFC 6749 §4.1.3',
    });
  }
  if (name === 'scope' && asksForConsent(profile.grant) && !profile.scopeInExchange) {
    return info(id('scope'), list, {
      title: 'scope is no part of a code exchange',
      reason: 'What was consented to is in the code. Some providers want it all the same.',
      source: 'RFC 6749 §4.1.3',
    });
  }
  if (sentAlready(parameter)) {
    return warning(id('replaces'), list, {
      title: `${name} replaces the profile’s own`,
      reason: 'A parameter stands once, and the extra one is what is sent.',
      fix: remove,
      source: 'RFC 6749 §3.2',
    });
  }
  if (name === 'client_secret') {
    return warning(id('secret'), list, {
      title: 'client_secret has a field of its own',
      reason: 'There it is masked. As an extra parameter everybody who sees this page can read it.',
      fix: remove,
      source: 'RFC 6749 §2.3.1',
    });
  }
  return secretCheck(parameter, 'Extra parameters are not masked here: everybody who sees this page can read it.');
}

/** A header line: RFC 9110 sections 5.1 and 5.5. */
function headerCheck({ name, value, list, id, remove, profile }: ExtraParameter): ProfileCheck | null {
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
    return error(id('header-name'), list, {
      title: 'A header has a name it can’t have',
      reason: 'Letters, digits and hyphens, without a colon or a space.',
      fix: remove,
      source: 'RFC 9110 §5.1',
    });
  }
  if (/[\0\r\n]/.test(value) || /[^\0-\xff]/.test(value)) {
    return error(id('header-value'), list, {
      title: `${name} has a value that no header can hold`,
      reason: 'One line, in characters of Latin-1.',
      source: 'RFC 9110 §5.5',
    });
  }
  if (isAuthorization(name) && profile.clientAuthentication !== 'none') {
    return warning(id('authorization'), list, {
      title: 'Authorization is not sent as an extra header',
      reason: 'The client authenticates already, and a request may do so in one way only.',
      fix: remove,
      source: 'RFC 6749 §2.3',
    });
  }
  return secretCheck(
    { name, value, list, id, remove, profile },
    'Extra headers are saved in the clear with the profile.',
  );
}

function sentAlready({ name, value, profile }: ExtraParameter): boolean {
  switch (name) {
    case 'grant_type':
      return value !== profile.grant;
    case 'client_id':
      return value !== profile.clientId;
    case 'client_secret':
      return profile.clientAuthentication === 'client_secret_post';
    case 'scope':
      return profile.scopes.length > 0;
    case 'audience':
      return profile.audience !== '';
    case 'resource':
      return profile.resources.length > 0;
    default:
      return isUserCredential(name, profile);
  }
}

function isUserCredential(name: string, { grant }: Profile): boolean {
  return grant === 'password' && (name === 'username' || name === 'password');
}
