import { afterEach, expect, test } from 'vitest';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import { putEdited, settleSaved, unkept, useDraftStore } from './draft-store.ts';

afterEach(() => useDraftStore.setState({ edited: {}, failure: null }));

const request = (url: string, changes: Partial<SavedRequest> = {}): SavedRequest => ({
  ...blankRequest,
  ...{ id: 'r1', changedAt: 0, url },
  ...changes,
});

test('what was saved is no edit any more', () => {
  putEdited(request('/a'), 1);
  settleSaved(request('/a'), request('/a', { name: 'Items', changedAt: 2 }));
  expect(useDraftStore.getState().edited).toEqual({});
});

test('what was typed while it was being saved is kept, and goes on from what was saved', () => {
  putEdited(request('/a'), 1);
  putEdited(request('/ab'), 1);
  settleSaved(request('/a'), request('/a', { name: 'Items', changedAt: 2 }));
  expect(unkept()).toMatchObject([{ request: { url: '/ab', name: 'Items' }, basedOn: 2 }]);
});
