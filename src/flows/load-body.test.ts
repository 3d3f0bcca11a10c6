import { expect, test } from 'vitest';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { keepWithinBudget } from './keep-within-budget.ts';
import { loadBody } from './load-body.ts';
import { sendFirst } from './send-first.test-support.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

async function answered(console: TestConsole, response: Response): Promise<string> {
  const { id } = await walkToToken(console);
  console.network.meet({ kind: 'answer', response });
  return sendFirst(console.services, { tokenId: id }, patient);
}

test('a small body as it came, secrets and all, and the name to save it under', async () => {
  const console = await openConsole();
  const text = '{"access_token":"hunter2hunter2"}';
  const headers = { 'Content-Type': 'application/json', 'Content-Disposition': 'attachment; filename="../me.json"' };
  const body = await loadBody(console.services, await answered(console, new Response(text, { headers })));
  if (body.kind !== 'body') throw new Error('It was not kept');
  expect(await body.blob.text()).toBe(text);
  expect(new TextDecoder().decode(body.firstBytes)).toBe(text.slice(0, 32));
  expect(body.fileName).toBe('me.json');
});

test('a large body is put together from its files; one that was let go says so', async () => {
  const console = await openConsole();
  const bytes = new Uint8Array(2_500_000).map((_, place) => place % 251);
  const callId = await answered(console, new Response(bytes));
  const body = await loadBody(console.services, callId);
  if (body.kind !== 'body') throw new Error('It was not kept');
  expect(Buffer.compare(new Uint8Array(await body.blob.arrayBuffer()), bytes)).toBe(0);
  expect(body.fileName).toBe('me');

  await answered(console, new Response('the newest body stays'));
  await keepWithinBudget(console.services, 0);
  expect(await loadBody(console.services, callId)).toEqual({ kind: 'dropped' });
});
