import { expect, test, vi } from 'vitest';
import { setUpConsoles } from './console.test-support.ts';
import { followBudget, keepWithinBudget } from './keep-within-budget.ts';
import { budgetLock } from './lock-names.ts';
import { sendFirst } from './send-first.test-support.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const answerOf = (bytes: number) => ({ kind: 'answer', response: new Response('x'.repeat(bytes)) }) as const;

test('once a call is stored, older bodies make room for it', async () => {
  const console = await openConsole();
  const { id } = await walkToToken(console);
  const stop = followBudget(console.services, () => 25_000);
  const { vault } = console.services;
  for (let count = 0; count < 4; count += 1) {
    console.network.meet(answerOf(10_000));
    await sendFirst(console.services, { tokenId: id }, patient);
  }
  await vi.waitFor(async () =>
    expect((await vault.loadCallLog()).map(({ isBodyDropped }) => isBodyDropped)).toEqual([
      ...[false, false, true, true],
      // The token request that came before them.
      true,
    ]),
  );
  stop();
});

test('one tab at a time: another one that is at it is not waited for', async () => {
  const { services, openTab } = await openConsole();
  const trim = vi.spyOn(services.vault, 'trimBodies');
  const other = await openTab();
  await other.locks.withLock(budgetLock, () => keepWithinBudget(services, 1));
  expect(trim).not.toHaveBeenCalled();
  await keepWithinBudget(services, 1);
  expect(trim).toHaveBeenCalledExactlyOnceWith(1);
});
