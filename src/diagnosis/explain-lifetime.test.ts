import { expect, test } from 'vitest';
import type { LifetimeSource } from '#oauth/lifetime-sources.ts';
import { explainDisagreement, explainLifetimeSource } from './explain-lifetime.ts';

const source = (changes: Partial<LifetimeSource>): LifetimeSource => ({
  source: 'expires_in',
  shown: '3600',
  endAt: 1,
  problem: null,
  isUsed: false,
  ...changes,
});

test.each<[changes: Partial<LifetimeSource>, words: string]>([
  [{ isUsed: true }, 'counted from when the response came'],
  [{ problem: 'missing', shown: null }, 'neither zero nor forever'],
  [{ isUsed: true, shown: '"3600"' }, 'A number in text, taken as seconds'],
  [{ problem: 'no-number', shown: '"soon"' }, 'no number of seconds'],
  [{ problem: 'zero', shown: '0' }, 'over as it came'],
  [{ problem: 'negative', shown: '-1' }, 'Less than no time'],
  [{ problem: 'instant', shown: '1700003600' }, 'counts to a date'],
  [{ problem: 'too-long', shown: '1e11' }, 'More than a hundred years'],
  [{ source: 'jwt-exp' }, 'not counted by'],
  [{ source: 'jwt-exp', problem: 'missing' }, 'no exp claim'],
  [{ source: 'jwt-exp', problem: 'odd' }, 'no time one can read'],
  [{ source: 'jwt-exp', problem: 'no-jwt' }, 'no JWT that can be read'],
])('%o', (changes, words) => {
  expect(explainLifetimeSource(source(changes))).toContain(words);
});

test('a disagreement says by how much, which way, and how sure that is', () => {
  expect(explainDisagreement({ byMs: -65_000, uncertaintyMs: 700 })).toBe(
    'The JWT’s exp is 1m05s earlier than expires_in says. The clocks are allowed for, give or take 700 ms. The API judges by exp.',
  );
  expect(explainDisagreement({ byMs: 3_600_000, uncertaintyMs: null })).toContain('1h00m later');
  expect(explainDisagreement({ byMs: 3_600_000, uncertaintyMs: null })).toContain('was not measured');
});
