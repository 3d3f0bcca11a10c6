import { expect, test } from 'vitest';
import { previewText } from './preview-text.ts';
import { buildScope } from './scope.ts';

const variables = [
  { name: 'host', isEnabled: true, value: { kind: 'text', text: 'api.example' } },
  { name: 'url', isEnabled: true, value: { kind: 'text', text: 'https://{{host}}' } },
  {
    name: 'key',
    isEnabled: true,
    value: { kind: 'secret', secret: { id: 's', label: 'key', lastFour: 'wxyz' }, origins: [] },
  },
] as const;
const environment = { id: 'e', name: 'Development', profileId: null, variables, createdAt: 0 };
const scope = buildScope({ groups: [], environment, kept: [], practiceOrigin: '', dynamic: null });

test('a text with variables is shown as it will be sent, a secret masked, what has no value as it was typed', () => {
  const pieces = previewText('{{url}}/{{key}} {{nope}} {{$uuid}}', scope);
  expect(pieces.map(({ text }) => text).join('')).toBe('https://api.example/••••••••wxyz {{nope}} {{$uuid}}');
  expect(pieces.filter(({ kind }) => kind === 'awaited').map(({ text }) => text)).toEqual(['{{nope}}', '{{$uuid}}']);
});

test('a text without variables says what it says', () => {
  expect(previewText('plain { text }', scope)).toEqual([]);
});
