import { expect, test } from 'vitest';
import { setUpConsoles } from './console.test-support.ts';
import { openFirstRequest } from './open-first-request.ts';
import { makeProfile } from './profiles.test-support.ts';

const openConsole = setUpConsoles();

test('a first request has the headers and the JSON body that its profile gives it', async () => {
  const { services } = await openConsole();
  const firstRequest = {
    method: 'POST',
    url: 'https://api.example/rpc',
    headers: [
      { name: 'X-Trace', value: 'on' },
      { name: 'x-version', value: '3' },
    ],
    body: '{"jsonrpc":"2.0","id":1,"method":"clarify.selectItems"}',
  };
  const defaultHeaders = [{ name: 'X-Version', value: '2' }];
  const profileId = await makeProfile(services, 'web', { firstRequest, defaultHeaders });
  const opened = await openFirstRequest(services, { profileId });
  expect(await services.vault.loadRequest(opened?.id ?? '')).toMatchObject({
    method: 'POST',
    url: firstRequest.url,
    body: { kind: 'json', text: firstRequest.body },
    headers: [
      { name: 'Accept', value: 'application/json', isEnabled: true },
      { name: 'X-Trace', value: 'on', isEnabled: true },
      { name: 'x-version', value: '3', isEnabled: true },
    ],
  });
});
