import { expect, test } from 'vitest';
import type { ContentCoding, RedirectStop } from '#call/call.ts';
import { diagnoseCall } from './diagnose-call.ts';
import { callView, expectSound } from './diagnosis.test-support.ts';

test.each<[outcome: ContentCoding['outcome'], headline: string | undefined]>([
  ['decoded', undefined],
  ['damaged', 'The body of the answer is damaged.'],
  ['unknown-coding', 'The body of the answer is packed in an unknown way.'],
  ['too-many-codings', 'The body of the answer is packed too many times over.'],
])('a body whose coding is %s', (outcome, headline) => {
  const diagnosis = diagnoseCall(callView(200, [], { coding: { codings: ['gzip', 'br'], outcome } }), null);
  expect(diagnosis?.headline).toBe(headline);
  if (!diagnosis) return;
  expectSound(diagnosis);
  expect(diagnosis.evidence[0]?.claim).toBe('Content-Encoding: gzip, br');
});

test.each<[why: RedirectStop, location: string | null, leads: string]>([
  ['too-many', 'https://b.example/', '302 leads to https://b.example/'],
  ['bad-location', 'http://[', '302 from https://api.example/me'],
  ['bad-location', null, '302 from https://api.example/me'],
  ['body-to-another-origin', 'https://b.example/', '302 leads to https://b.example/'],
])('a redirect that was not followed: %s', (redirectStop, location, leads) => {
  const headers = location === null ? [] : ([['Location', location]] as const);
  const diagnosis = diagnoseCall(callView(302, headers, { redirectStop }), null) ?? expect.fail('no diagnosis');
  expectSound(diagnosis);
  expect(diagnosis.evidence.map(({ claim }) => claim)).toEqual(['0 redirects were followed', leads]);
  expect(diagnosis.fix).toBeNull();
});
