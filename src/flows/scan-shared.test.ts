import { expect, test } from 'vitest';
import type { SharedDocument } from '#collection/shared-document.ts';
import { newSecret } from '#vault/vault.ts';
import { setUpConsoles } from './console.test-support.ts';
import { scanShared } from './scan-shared.ts';

const openConsole = setUpConsoles();
const secret = 'Kaffee/7 ünd "Kuchen"';

/** A document that says something in the notes of its collection, where no name tells what it is. */
function documentOf(notes: string): SharedDocument {
  return {
    ...{ profiles: [], environments: [] },
    collection: {
      ...{ id: 'orders', name: 'Orders', isPart: false, notes, items: [], variables: [] },
      auth: { kind: 'none' },
    },
  };
}

async function scan(notes: string, known = secret) {
  const { services } = await openConsole();
  const stored = newSecret('client secret', known, () => 'secret-1');
  await services.vault.put([{ kind: 'secret', secret: stored }]);
  const { found, unreadable } = await scanShared(services, documentOf(notes));
  expect(unreadable).toBe(0);
  return found.map(({ in: { text }, kind, label, start, end }) => [kind, label, text.slice(start, end)]);
}

const bytes = Buffer.from(secret);

test.each([
  ['as it is', secret],
  ['in base64', bytes.toString('base64')],
  ['in base64url', bytes.toString('base64url')],
  ['percent-encoded', encodeURIComponent(secret)],
  ['in hex', bytes.toString('hex')],
  ['escaped for JSON', JSON.stringify(secret).slice(1, -1)],
])('finds a secret of the vault %s, in its place', async (_, written) => {
  expect(await scan(`für Ada: ${written} 🗝`)).toEqual([['known', 'client secret', written]]);
});

test('finds it within other base64: Basic credentials', async () => {
  const [found] = await scan(`dGVh ${Buffer.from(`ada:${secret}`).toString('base64')}`);
  expect(found?.slice(0, 2)).toEqual(['known', 'client secret']);
});

test.each([
  ['the beginning of one at the end of a text', 'Kaffee/7', secret],
  ['a text without one', 'Kaffee und Kuchen', secret],
  ['a secret so short that it stands in words', 'a test of tests', 'test'],
])('is not alarmed by %s', async (_, notes, known) => {
  expect(await scan(notes, known)).toEqual([]);
});
