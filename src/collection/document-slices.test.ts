import { expect, test } from 'vitest';
import { putTogether, sliceRequests, takeApart } from './document-slices.ts';
import type { SharedDocument, SharedRequest } from './shared-document.ts';

const group = { auth: { kind: 'inherit' }, variables: [], notes: '' } as const;

function requestOf(at: number, rows = 0): SharedRequest {
  const headers = Array.from({ length: rows }, () => ({ name: 'A', value: 'b', isEnabled: true }));
  return {
    ...{ kind: 'request', id: `r${at}`, name: `Request ${at}`, method: 'GET', url: '/', headers },
    ...{ disabledParameters: [], pathVariables: [], body: { kind: 'none' }, auth: { kind: 'inherit' } },
    ...{ followsRedirects: false, notes: '' },
  };
}

test('a document comes out of its pieces as it was, every request in its place', () => {
  const inner = { kind: 'folder', id: 'f2', name: 'Inner', ...group, items: [requestOf(1), requestOf(2)] } as const;
  const folder = {
    kind: 'folder',
    id: 'f1',
    name: 'Outer',
    ...group,
    items: [requestOf(0), inner, requestOf(3)],
  } as const;
  const collection = { id: 'c', name: 'All', ...group, items: [folder, requestOf(4)], isPart: false };
  const document: SharedDocument = { profiles: [], environments: [], collection, newer: { later: 1 } };
  const pieces = takeApart(document);
  expect(pieces.requests.map(({ id }) => id)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
  expect(JSON.stringify(pieces.outline)).not.toContain('Request 1');
  expect(putTogether(pieces)).toEqual(document);
});

test('slices hold a few hundred requests, fewer where these have many rows', () => {
  const sizes = (rows: number) =>
    [...sliceRequests(Array.from({ length: 1_100 }, (_, at) => requestOf(at, rows)))].map(({ length }) => length);
  expect(sizes(0)).toEqual([500, 500, 100]);
  expect(sizes(10)).toEqual([400, 400, 300]);
  expect([...sliceRequests([])]).toEqual([]);
});
