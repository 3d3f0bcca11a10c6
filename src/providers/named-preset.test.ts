import { expect, test } from 'vitest';
import { findNamedPreset } from './named-preset.ts';

test.each([
  ['Clayton has an API. Register at Clayton’s page.', {}, 'clayton'],
  ['Code Reviews, that was Clayton. Code Reviews gives a token, Code Reviews takes it.', {}, 'code-reviews'],
  ['The Clarify API. Log in to Clarify.', { grant: 'basic' }, 'clarify-basic'],
  ['The Clarify API. Log in to Clarify.', { grant: 'client_credentials' }, 'clarify'],
] as const)('%s %o: %s', (text, profile, id) => {
  expect(findNamedPreset(text, profile)?.preset.id).toBe(id);
});

test.each(['Clayton, once.', 'To clarify: we clarify nothing.', 'Reclaytoned Claytons', ''])(
  '%s names nobody',
  (text) => {
    expect(findNamedPreset(text, {})).toBeNull();
  },
);
