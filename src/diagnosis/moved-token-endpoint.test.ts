import { expect, test } from 'vitest';
import { profile } from '#oauth/profile.test-support.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';
import { explainMovedTokenEndpoint } from './moved-token-endpoint.ts';

test('both hosts are named, nothing was sent, and the way on is a new run', () => {
  const call = { ...callView(200, [], { purpose: 'token' }), url: 'https://old.example/token' };
  const explained = explainMovedTokenEndpoint(call, { ...profile, tokenEndpoint: 'https://new.example:8443/token' });
  expectSound(explained);
  expect(explained.sentence).toContain('nothing was sent');
  expect(explained.evidence.map(({ claim }) => claim)).toEqual([
    'It came from old.example',
    'The profile’s token endpoint is at new.example:8443',
  ]);
  expect(explained.fix).toBe('start-over');
});
