// Where the members of a token response, and of userinfo's, lie: JSON pointers (RFC 6901), the success rule, the values that are kept.

import type { KeptValue } from '#call/answer-reading.ts';
import { isSensitiveName } from '#call/secret-names.ts';
import { readPointer } from '#oauth/json-pointer.ts';
import { hasTokenRequest, type Profile } from '#oauth/profile.ts';
import { isVariableName } from '#oauth/variable-name.ts';
import { alsoTokenChecks } from './also-token-checks.ts';
import { malformedCheck, type Place } from './place-checks.ts';
import { type CheckSubject, error, type ProfileCheck, warning } from './profile-check.ts';
import { userinfoPlaceChecks } from './userinfo-checks.ts';

/** Checks how a token response is read; nothing to say where all is found as written. */
export function responseChecks({ written }: CheckSubject): readonly ProfileCheck[] {
  if (written.grant === 'basic') return [];
  if (!hasTokenRequest(written.grant)) return userinfoPlaceChecks(written);
  return [
    ...tokenPlaceChecks(written),
    ...errorPlaceChecks(written),
    ...successRuleChecks(written),
    ...written.keptValues.flatMap((_, place) => keptValueCheck(written, place) ?? []),
    ...alsoTokenChecks(written),
    ...userinfoPlaceChecks(written),
  ];
}

const tokenMembers = {
  access_token: 'The access token',
  token_type: 'The token type',
  expires_in: 'The lifetime',
  refresh_token: 'The refresh token',
  id_token: 'The ID token',
  scope: 'The scope',
} as const;

function tokenPlaceChecks(profile: Profile): ProfileCheck[] {
  const { tokenPointers } = profile;
  return (Object.keys(tokenMembers) as (keyof typeof tokenMembers)[]).flatMap((member) => {
    const place: Place = {
      id: `tokenPointers/${member}`,
      field: 'tokenPointers',
      pointer: tokenPointers[member],
      what: tokenMembers[member],
      change: (pointer) => ({ tokenPointers: { ...tokenPointers, [member]: pointer } }),
    };
    if (member === 'access_token' && place.pointer === '') return missingTokenPlace(place);
    return malformedCheck(place, true) ?? sharedPlaceCheck(place, profile) ?? [];
  });
}

function missingTokenPlace({ id, field, change }: Place): ProfileCheck {
  return error(`${id}/missing`, field, {
    title: 'The access token is read from nowhere',
    reason: 'No response could be a success. The RFC has the token at /access_token.',
    fix: { label: 'Read /access_token', change: change('/access_token') },
    source: 'RFC 6749 §5.1',
  });
}

function sharedPlaceCheck({ id, field, pointer, what }: Place, { tokenPointers }: Profile): ProfileCheck | null {
  if (id === 'tokenPointers/access_token' || pointer !== tokenPointers.access_token) return null;
  return warning(`${id}/shared`, field, {
    title: `${what} is read from where the access token is`,
    reason: 'One member would be taken for both.',
    source: 'RFC 6749 §5.1',
  });
}

const errorMembers = { error: 'The error', error_description: 'The error description' } as const;

function errorPlaceChecks({ errorPointers }: Profile): ProfileCheck[] {
  return (Object.keys(errorMembers) as (keyof typeof errorMembers)[]).flatMap((member) => {
    const place: Place = {
      id: `errorPointers/${member}`,
      field: 'errorPointers',
      pointer: errorPointers[member],
      what: errorMembers[member],
      change: (pointer) => ({ errorPointers: { ...errorPointers, [member]: pointer } }),
    };
    return malformedCheck(place, false) ?? [];
  });
}

function successRuleChecks({ successRule }: Profile): ProfileCheck[] {
  if (successRule === null) return [];
  const { pointer, value } = successRule;
  const drop = { label: 'Go by the status alone', change: { successRule: null } };
  if (pointer === '' || value.trim() === '') {
    const isPlace = pointer === '';
    return [
      error('successRule/half', 'successRule', {
        title: isPlace ? 'What says success has no place' : 'What says success has no value',
        reason: 'No response could keep the rule, and each would count as a failure.',
        fix: drop,
        source: 'RFC 6749 §5.1',
      }),
    ];
  }
  const change = (changed: string) => ({ successRule: { pointer: changed, value } });
  const what = 'What says success';
  const malformed = malformedCheck({ id: 'successRule', field: 'successRule', pointer, what, change }, true);
  return malformed ? [malformed] : [];
}

/** The weightiest thing to say of a value that is kept. */
function keptValueCheck(profile: Profile, at: number): ProfileCheck | null {
  const { keptValues } = profile;
  const kept = keptValues[at] ?? { name: '', pointer: '' };
  const id = `keptValues/${at}`;
  if (kept.name === '' && kept.pointer === '') return null;
  const replace = (changed: KeptValue) => ({
    keptValues: keptValues.map((each, place) => (place === at ? changed : each)),
  });
  const remove = {
    label: kept.name === '' ? 'Remove it' : `Remove ${kept.name}`.slice(0, 40),
    change: { keptValues: keptValues.filter((_, place) => place !== at) },
  };
  return (
    keptNameCheck({ id, name: kept.name, remove }) ??
    keptTwiceCheck({ id, at, keptValues, remove }) ??
    keptPlaceCheck(kept, {
      ...{ id, remove },
      seal: { label: 'Keep it as a secret', change: replace({ ...kept, isSecret: true }) },
    }) ??
    malformedCheck(
      {
        ...{ id, field: 'keptValues', pointer: kept.pointer, what: kept.name.slice(0, 30) },
        change: (pointer) => replace({ ...kept, pointer }),
      },
      false,
    )
  );
}

type Fix = NonNullable<ProfileCheck['fix']>;

function keptNameCheck({ id, name, remove }: { id: string; name: string; remove: Fix }): ProfileCheck | null {
  if (name === '') {
    return warning(`${id}/no-name`, 'keptValues', {
      title: 'A kept value has no name',
      reason: 'Without one no request can ask for it.',
      fix: remove,
    });
  }
  if (name.startsWith('$') || name === 'practice') {
    return warning(`${id}/taken`, 'keptValues', {
      title: `${name.slice(0, 40)} is a name of the console’s own`,
      reason: 'The console has a value for it, and the two would be mistaken for each other. Give it another name.',
      fix: remove,
    });
  }
  if (isVariableName(name)) return null;
  return warning(`${id}/name`, 'keptValues', {
    title: 'A kept value has a name that no variable can have',
    reason: 'Letters, digits, _, - and dots, beginning with a letter, a digit or _.',
    fix: remove,
  });
}

interface KeptPlace {
  readonly id: string;
  readonly at: number;
  readonly keptValues: readonly KeptValue[];
  readonly remove: Fix;
}

function keptTwiceCheck({ id, at, keptValues, remove }: KeptPlace): ProfileCheck | null {
  const name = keptValues[at]?.name ?? '';
  if (keptValues.findIndex((each) => each.name === name) === at) return null;
  return warning(`${id}/twice`, 'keptValues', {
    title: `The name ${name.slice(0, 50)} is taken by another kept value`,
    reason: 'The first one that the response has is the variable.',
    fix: remove,
  });
}

interface KeptFixes {
  readonly id: string;
  readonly remove: Fix;
  readonly seal: Fix;
}

function keptPlaceCheck({ name, pointer, isSecret }: KeptValue, { id, remove, seal }: KeptFixes): ProfileCheck | null {
  if (pointer === '') {
    return warning(`${id}/no-place`, 'keptValues', {
      title: `${name.slice(0, 50)} is read from nowhere`,
      reason: 'It needs the place of one member of the response.',
      fix: remove,
      source: 'RFC 6901 §3',
    });
  }
  const steps = readPointer(pointer);
  if (isSecret || !isSensitiveName(steps?.at(-1) ?? '')) return null;
  return warning(`${id}/secret`, 'keptValues', {
    title: `${name.slice(0, 50)} is a secret by its name, and is not kept`,
    reason: 'What is masked on screen becomes a variable only if it is marked as a secret: previews would show it.',
    fix: seal,
  });
}
