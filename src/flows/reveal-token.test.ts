import { expect, test } from 'vitest';
import { setUpConsoles } from './console.test-support.ts';
import { revealToken } from './reveal-token.ts';
import { walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

const textOf = async (...asked: Parameters<typeof revealToken>) =>
  (await revealToken(...asked)).map(({ text }) => text).join('');

test('a response is revealed as it was received, with a call behind it or without', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  expect(await textOf(console.services, token.id)).toBe(token.response);
  const response = 'access_token=a%2Bb&token_type=bearer&expires_in=60&state=x%20y&expires_in=61';
  await console.services.vault.put([{ kind: 'token', token: { ...token, id: 'implicit', callId: null, response } }]);
  expect(await textOf(console.services, 'implicit')).toBe(response);
});

test('a token that is not there is an error, not an empty response', async () => {
  const { services } = await openConsole();
  await expect(revealToken(services, 'gone')).rejects.toThrow('There is no token gone');
});
