import { expect, test } from 'vitest';
import { setUpConsoles } from './console.test-support.ts';
import { copyCallAsCurl } from './copy-call.ts';
import { refreshToken } from './refresh-token.ts';
import { sendFirst } from './send-first.test-support.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

test('a call is copied with its token as a variable', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const callId = await sendFirst(console.services, { tokenId: token.id }, patient);
  const copied = await copyCallAsCurl(console.services, callId);
  expect(copied).toMatchObject({
    kind: 'command',
    command: expect.stringContaining('-H "Authorization: Bearer $ACCESS_TOKEN"'),
    variables: [{ name: 'ACCESS_TOKEN', holds: 'value', secret: token.accessToken }],
    notes: [],
  });
});

test('no value of a secret is in what is copied of a token request', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  await refreshToken(console.services, token.id, patient);
  const { records } = await console.services.vault.loadCallsOf(token.id);
  const copied = await copyCallAsCurl(console.services, records[0]?.id ?? '');
  const sent = new URLSearchParams(console.network.sent.at(-1)?.body);
  expect(sent.get('refresh_token')).toBeTruthy();
  expect(JSON.stringify(copied)).toContain('refresh_token=$REFRESH_TOKEN_FORM_ENCODED');
  expect(JSON.stringify(copied)).not.toContain(sent.get('refresh_token'));
});

test('a call that followed redirects is copied as one that does', async () => {
  const console = await openConsole();
  const token = await walkToToken(console);
  const callId = await sendFirst(console.services, { tokenId: token.id }, patient);
  const call = await console.services.vault.loadCall(callId);
  if (!call) throw new Error('The call is not kept');
  await console.services.vault.put([{ kind: 'call', call: { ...call, redirectStop: 'too-many' } }]);
  const copied = await copyCallAsCurl(console.services, callId);
  expect(copied).toMatchObject({ notes: [{ kind: 'redirects' }] });
});

test('an unknown call is a bug, not an outcome', async () => {
  const { services } = await openConsole();
  await expect(copyCallAsCurl(services, 'nothing')).rejects.toThrow('There is no call nothing');
});
