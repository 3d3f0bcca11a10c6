// Extra parameters in the consent URL: what the request sets itself, and what must never stand in a URL.
import type { Profile, ResponseMode } from '#oauth/profile.ts';
import { type ExtraParameter, secretCheck } from './extra-parameter.ts';
import { error, info, type ProfileCheck, warning } from './profile-check.ts';

/** What ties the answer to its run. The request keeps its own. */
const ofTheRun = ['state', 'nonce', 'code_challenge', 'code_challenge_method', 'response_type'];
/** What the token request says too: the provider compares the two. */
const saidTwice = ['client_id', 'redirect_uri'];
const secrets = [
  'client_secret',
  'client_assertion',
  'code_verifier',
  'password',
  'access_token',
  'refresh_token',
  'code',
];

/** What is to be said of an extra parameter for its name. */
export function authorizationParameterCheck(parameter: ExtraParameter): ProfileCheck | null {
  const { name, list, id, remove } = parameter;
  if (ofTheRun.includes(name)) {
    return error(id('reserved'), list, {
      title: `${name} is set by the run`,
      reason: 'It ties the response to its request. The run keeps its own, and this one is not sent.',
      fix: remove,
      source: name.startsWith('code_') ? 'RFC 7636 §4.3' : 'RFC 6749 §4.1.1',
    });
  }
  if (secrets.includes(name)) {
    return error(id('secret'), list, {
      title: `${name} must not stand in the consent URL`,
      reason: 'The URL is seen by the browser, its history and every log on the way. Secrets go to the token endpoint.',
      fix: remove,
      source: 'RFC 6749 §2.3.1',
    });
  }
  if (saidTwice.includes(name)) {
    return error(id('differs'), list, {
      title: `${name} would differ from the token request`,
      reason: 'The provider compares the two and refuses the code. Change the field of the profile instead.',
      fix: remove,
      source: 'RFC 6749 §4.1.3',
    });
  }
  return fieldCheck(parameter) ?? secretCheck(parameter, 'The consent URL is seen by the browser and its history.');
}

/** A parameter that has a field of its own: it replaces what the field says. */
function fieldCheck({ name, value, profile, list, id }: ExtraParameter): ProfileCheck | null {
  const move = movedToField(name, value, profile);
  if (!move) return null;
  const authorizationParameters = profile.authorizationParameters.filter((each) => each.name !== name);
  const words = { fix: { label: 'Move it to its field', change: { ...move.change, authorizationParameters } } };
  return move.isSet
    ? warning(id('replaces'), list, {
        title: `${name} replaces the profile’s own`,
        reason: 'A parameter stands once, and the extra one is what is sent.',
        source: 'RFC 6749 §3.1',
        ...words,
      })
    : info(id('has-a-field'), list, {
        title: `${name} has a field of its own`,
        reason: 'There it is checked, and known to the token request.',
        ...words,
      });
}

const modes: readonly string[] = ['query', 'fragment', 'form_post'] satisfies readonly ResponseMode[];

function movedToField(
  name: string,
  value: string,
  profile: Profile,
): { isSet: boolean; change: Partial<Profile> } | null {
  switch (name) {
    case 'scope':
      return { isSet: profile.scopes.length > 0, change: { scopes: value.split(/\s+/).filter(Boolean) } };
    case 'audience':
      return { isSet: profile.audience !== '', change: { audience: value } };
    case 'resource': {
      const all = profile.authorizationParameters.filter((each) => each.name === name);
      return { isSet: profile.resources.length > 0, change: { resources: all.map((each) => each.value) } };
    }
    case 'response_mode':
      if (!modes.includes(value)) return null;
      return { isSet: profile.responseMode !== 'default', change: { responseMode: value as ResponseMode } };
    default:
      return null;
  }
}
