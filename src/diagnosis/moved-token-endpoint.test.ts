import { expect, test } from 'vitest';
import { profile } from '#oauth/profile.test-support.ts';
import { expectSound } from './diagnosis.test-support.ts';
import { explainMovedTokenEndpoint } from './moved-token-endpoint.ts';

test('both hosts are named, nothing was sent, and the way on is a new run', () => {
  const tokenEndpoint = 'https://new.example:8443/token';
  const explained = explainMovedTokenEndpoint(['https://old.example'], { ...profile, tokenEndpoint });
  expectSound(explained);
  expect(explained.sentence).toContain('nothing was sent');
  expect(explained.evidence.map(({ claim }) => claim)).toEqual([
    'It came from old.example',
    'The profile’s token endpoint is at new.example:8443',
  ]);
  expect(explained.fix).toBe('start-over');
});
