import { expect, test } from 'vitest';
import { buildRequest } from './build-request.ts';
import { previewUrl } from './preview-url.ts';
import type { RequestContext } from './request-context.ts';
import { blankRequest } from './saved-request.ts';

const nothing: RequestContext = {
  groups: [],
  environment: null,
  profile: null,
  token: null,
  kept: [],
  practiceOrigin: '',
  lacking: [],
  credentialOrigins: [],
  dynamic: null,
};

test('what has no value yet stays where it was typed, variables and path variables alike', () => {
  const pathVariables = [{ name: 'part', value: 'a b' }];
  const request = {
    ...blankRequest,
    id: 'r',
    changedAt: 0,
    url: '{{base}}/items/:id/:part?at={{$timestamp}}',
    pathVariables,
  };
  const pieces = previewUrl(buildRequest(request, nothing).request.url);
  expect(pieces.map(({ text }) => text).join('')).toBe('{{base}}/items/:id/a%20b?at={{$timestamp}}');
  expect(pieces.flatMap((piece) => (piece.kind === 'awaited' ? [piece.name] : []))).toEqual([
    'base',
    ':id',
    '$timestamp',
  ]);
});
