// Extra parameters of the authorization and the token request, RFC 6749 sections 3.1, 3.2 and 8.2.
import { asksForConsent, hasTokenRequest, type Profile } from '#oauth/profile.ts';
import { authorizationParameterCheck } from './authorization-parameter-checks.ts';
import type { ExtraParameter, ParameterList } from './extra-parameter.ts';
import { type CheckSubject, info, ok, orPassed, type ProfileCheck, warning } from './profile-check.ts';
import { tokenParameterCheck } from './token-parameter-checks.ts';

/** Checks the extra parameters of both requests; nothing to say where there are none. */
export function parameterChecks({ written }: CheckSubject): readonly ProfileCheck[] {
  return [
    ...(asksForConsent(written.grant) ? listChecks(written, 'authorizationParameters') : []),
    ...(hasTokenRequest(written.grant) ? listChecks(written, 'tokenParameters') : []),
  ];
}

function listChecks(profile: Profile, list: ParameterList): readonly ProfileCheck[] {
  const parameters = profile[list];
  const found = parameters.flatMap((parameter, place) => {
    const check = firstFinding({
      ...parameter,
      profile,
      list,
      id: (what) => `${list}/${place}/${what}`,
      remove: {
        label: parameter.name === '' ? 'Remove it' : `Remove ${parameter.name}`.slice(0, 40),
        change: { [list]: parameters.filter((_, at) => at !== place) },
      },
    });
    return check ? [check] : [];
  });
  if (parameters.every(({ name, value }) => name === '' && value === '')) return found;
  return orPassed(found, () =>
    ok(list, list, {
      title: list === 'authorizationParameters' ? 'Extra parameters of the consent URL' : 'Extra token parameters',
      reason: 'They stand beside the request’s own, and none is in the way of another.',
      source: 'RFC 6749 §8.2',
    }),
  );
}

/** The weightiest thing to say of a parameter. */
function firstFinding(parameter: ExtraParameter): ProfileCheck | null {
  const { list } = parameter;
  return (
    spellingCheck(parameter) ??
    (list === 'authorizationParameters' ? authorizationParameterCheck(parameter) : tokenParameterCheck(parameter)) ??
    repeatCheck(parameter) ??
    emptyCheck(parameter)
  );
}

function spellingCheck({ name, value, profile, list, id, remove }: ExtraParameter): ProfileCheck | null {
  const trimmed = name.trim();
  if (trimmed === '') {
    if (name === '' && value === '') return null;
    return warning(id('no-name'), list, {
      title: 'An extra parameter has no name',
      reason: 'A value alone says nothing.',
      fix: { ...remove, label: 'Remove it' },
    });
  }
  if (trimmed === name) return null;
  return warning(id('blanks'), list, {
    title: `${trimmed} has blanks around its name`,
    reason: 'They are sent as part of the name, and the provider knows no such parameter.',
    fix: {
      label: 'Remove the blanks',
      change: { [list]: profile[list].map((each) => (each.name === name ? { ...each, name: trimmed } : each)) },
    },
  });
}

function repeatCheck({ name, profile, list, id, remove }: ExtraParameter): ProfileCheck | null {
  const places = profile[list].flatMap((each, place) => (each.name === name ? [place] : []));
  // The first one stands; of each further one it is said.
  if (name === 'resource' || name === '' || places.length < 2 || id('') === `${list}/${places[0]}/`) return null;
  return warning(id('twice'), list, {
    title: `${name} stands twice`,
    reason: 'A parameter must not be sent more than once. Many providers refuse the request.',
    fix: remove,
    source: list === 'authorizationParameters' ? 'RFC 6749 §3.1' : 'RFC 6749 §3.2',
  });
}

function emptyCheck({ name, value, list, id }: ExtraParameter): ProfileCheck | null {
  if (name === '' || value !== '') return null;
  return info(id('no-value'), list, {
    title: `${name} has no value`,
    reason: 'It is sent empty, and providers must treat it as if it were left out.',
    source: list === 'authorizationParameters' ? 'RFC 6749 §3.1' : 'RFC 6749 §3.2',
  });
}
