import { expect, test } from 'vitest';
import { secretPlacesIn } from './pasted-secrets.ts';
import { readPasted } from './read-pasted.ts';
import { cliquifyExamples } from './vendor-examples.test-support.ts';

test.each(Object.entries(cliquifyExamples))('the %s example of a help page holds no secret', (_, example) => {
  expect(secretPlacesIn(example, readPasted(example))).toEqual([]);
});

test('a real secret in its place is one', () => {
  const example = cliquifyExamples.Go.replace('YOUR_CLIENT_SECRET', 's3cr3t-9f8e7d6c');
  const places = secretPlacesIn(example, readPasted(example));
  expect(places.map(({ start, end }) => example.slice(start, end))).toEqual(['s3cr3t-9f8e7d6c']);
});
