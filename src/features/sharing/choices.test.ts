import { expect, test } from 'vitest';
import { compareCollections } from '#collection/compare-collections.ts';
import { compareValues } from '#collection/compare-values.ts';
import { neededSecrets } from '#collection/document-places.ts';
import { secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedCollection, SharedDocument, SharedVariable } from '#collection/shared-document.ts';
import type { ImportedSecret } from '#formats/imported.ts';
import type { DocumentReview } from '#queries/review.ts';
import { asked, nothingChosen, withoutBrought } from './choices.ts';
import { acceptanceOf, mergeOutcome } from './chosen-outcome.ts';
import { chosenIn, withWhose } from './whose-values.ts';
import { whyNotStored } from './why-not-stored.ts';

const apiKey: SharedVariable = { name: 'api_key', isEnabled: true, value: { kind: 'secret' } };
const place = { kind: 'variable', groupId: 'c', name: 'api_key' } as const;

const collectionOf = (change: Partial<SharedCollection>): SharedCollection => ({
  ...{ id: 'c', name: 'Orders', isPart: false, auth: { kind: 'none' }, variables: [], notes: '', items: [] },
  ...change,
});

const documentOf = (collection: SharedCollection): SharedDocument => ({ profiles: [], environments: [], collection });

/** The review of a collection of which this device has every secret, with those that it brings. */
function reviewOf(theirs: SharedCollection, yours: SharedCollection, brought: readonly ImportedSecret[]) {
  const document = documentOf(theirs);
  const held = new Set(brought.map((each) => secretPlaceKey(each.place)));
  const review: DocumentReview = {
    ...{ name: 'Orders', hosts: [], unknown: [], profiles: [], variables: [], environmentsChanged: 0 },
    counts: { requests: 0, folders: 0, profiles: 0, environments: 0, variables: 0 },
    secrets: neededSecrets(document).map((each) => ({ ...each, isHere: true })),
    values: compareValues(document, { environments: [], collection: yours }, held),
    comparison: compareCollections({ theirs, yours, hasEnvironment: false }),
    existing: { id: 'c', name: 'Orders' },
    outcomes: { added: 0, changed: 0, onlyYours: 0 },
    namesHere: new Map(),
  };
  return withoutBrought(review, document, brought);
}

test('a secret that came along with a part leaves the one of the collection around it, unless theirs is chosen', () => {
  const theirs = collectionOf({ isPart: true, variables: [apiKey] });
  const review = reviewOf(theirs, collectionOf({ variables: [apiKey] }), [
    { place, label: 'api_key', value: 'q7Zp41LkWm90TtXe' },
  ]);
  expect(review.values).toMatchObject([{ state: 'kept' }]);
  expect(whyNotStored(documentOf(theirs), review, nothingChosen)(place)).toMatch(/^not stored/);
  const chosen = withWhose(nothingChosen, review.values, 'theirs');
  expect(whyNotStored(documentOf(theirs), review, chosen)(place)).toBe('');
  expect(chosenIn(review, chosen)).toEqual([{ place, whose: 'theirs' }]);
});

test('an auth whose secret came along is changed where it has one here, and mine can be kept', () => {
  const password = { kind: 'secret', label: 'password' } as const;
  const folder = {
    ...({ kind: 'folder', id: 'f', name: 'F', variables: [], notes: '', items: [] } as const),
    auth: { kind: 'basic', username: 'ada', password },
  } as const;
  const place = { kind: 'auth', ownerId: 'f' } as const;
  const both = collectionOf({ items: [folder] });
  const review = reviewOf(both, both, [{ place, label: 'password', value: 'q7Zp41LkWm90TtXe' }]);
  expect(review.comparison?.items).toMatchObject([{ id: 'f', state: 'changed', changes: [{ field: 'auth' }] }]);
  expect(mergeOutcome(review, nothingChosen)).toMatchObject({ changed: 1, kept: 0 });
  expect(whyNotStored(documentOf(both), review, nothingChosen)(place)).toBe('');
  const keeping = { ...nothingChosen, keeps: new Set(['f']) };
  expect(acceptanceOf(review, keeping).keeps).toEqual(['f']);
  expect(whyNotStored(documentOf(both), review, keeping)(place)).toMatch(/^not stored/);
});

test('a kept collection still gets the variables that it lacks, and their secrets', () => {
  const theirs = collectionOf({ notes: 'Theirs', variables: [apiKey] });
  const review = reviewOf(theirs, collectionOf({}), []);
  const keeping = { ...nothingChosen, keeps: new Set(['c']) };
  expect(whyNotStored(documentOf(theirs), review, keeping)(place)).toBe('');
  const needed = [{ place, isHere: false }];
  expect(asked(needed, review, keeping)).toEqual(needed);
});

test('the auth that a part brings of the groups around it is not said to be stored, but in a copy', () => {
  const auth = { kind: 'bearer', token: { kind: 'secret', label: 'token' } } as const;
  const place = { kind: 'auth', ownerId: 'c' } as const;
  const theirs = collectionOf({ isPart: true, auth });
  const review = reviewOf(theirs, collectionOf({ auth }), [{ place, label: 'token', value: 'q7Zp41LkWm90TtXe' }]);
  expect(review.comparison?.changes).toEqual([]);
  expect(whyNotStored(documentOf(theirs), review, nothingChosen)(place)).toMatch(/^not stored/);
  expect(whyNotStored(documentOf(theirs), review, { ...nothingChosen, way: 'copy' })(place)).toBe('');
});
