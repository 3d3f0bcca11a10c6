import { expect, test } from 'vitest';
import { type Auth, bearerHeader } from '#collection/auth.ts';
import { blankRequest, type SavedRequest } from '#collection/saved-request.ts';
import { newSecret } from '#vault/vault.ts';
import { setUpConsoles, type TestConsole } from './console.test-support.ts';
import { openCallAsRequest } from './open-call-as-request.ts';
import { setProfileSecret } from './profile-secrets.ts';
import { makeProfile } from './profiles.test-support.ts';
import { sendSaved } from './send-saved.ts';
import { patient, walkToToken } from './walk.test-support.ts';

const openConsole = setUpConsoles();

async function putSecret({ services }: TestConsole, label: string) {
  const secret = newSecret(label, `${label}-secret-value`, () => `secret-${label}`);
  await services.vault.put([{ kind: 'secret', secret }]);
  return secret.ref;
}

async function sendAs(console: TestConsole, request: Partial<SavedRequest>): Promise<string> {
  const url = '{{practice}}/api/echo';
  const whole: SavedRequest = { ...blankRequest, id: 'r1', changedAt: 0, method: 'POST', url, ...request };
  const sent = await sendSaved(console.services, { request: whole, collectionId: null, environmentId: 'dev' }, patient);
  if (sent.kind !== 'sent') throw new Error(JSON.stringify(sent.obstacles));
  return sent.callId;
}

test('a call becomes a draft that sends the same bytes; its secret variables are names again', async () => {
  const console = await openConsole();
  const { vault } = console.services;
  const { profileId } = await walkToToken(console);
  const secret = await putSecret(console, 'hook');
  const variable = { name: 'hook', isEnabled: true, value: { kind: 'secret', secret, origins: [] } } as const;
  const environment = { id: 'dev', name: 'Development', profileId, variables: [variable], createdAt: 0 };
  await vault.put([{ kind: 'environment', environment }]);
  const auth: Auth = { kind: 'profile', profileId: null, placement: bearerHeader };
  const callId = await sendAs(console, { auth, body: { kind: 'json', text: '{"hook":"{{hook}}"}' } });

  const draft = await vault.loadDraft(await openCallAsRequest(console.services, callId));

  expect(draft).toMatchObject({
    basedOn: null,
    request: { method: 'POST', auth: { ...auth, profileId }, body: { kind: 'json', text: '{"hook":"{{hook}}"}' } },
  });
  await sendAs(console, draft?.request ?? {});
  const [first, second] = console.network.sent.slice(-2);
  expect([second?.url, second?.body]).toEqual([first?.url, first?.body]);
  expect(second?.headers.toSorted()).toEqual(first?.headers.toSorted());
});

test('a typed credential is copied: the draft outlives the request it was typed in; one that is gone is asked for', async () => {
  const console = await openConsole();
  const { vault } = console.services;
  await walkToToken(console);
  const secret = await putSecret(console, 'password');
  const auth: Auth = { kind: 'basic', username: 'me', password: { kind: 'secret', secret } };
  const callId = await sendAs(console, { auth });
  const id = await openCallAsRequest(console.services, callId);
  await vault.remove([{ store: 'secret', id: secret.id }]);
  await sendAs(console, (await vault.loadDraft(id))?.request ?? {});
  const basic = `Basic ${btoa('me:password-secret-value')}`;
  expect(console.network.sent.at(-1)?.headers).toContainEqual(['Authorization', basic]);

  const late = await vault.loadDraft(await openCallAsRequest(console.services, callId));
  expect(late?.request.auth).toEqual({ ...auth, password: { kind: 'missing', label: 'password' } });
});

test('the password of a profile stays the profile’s, until that has another', async () => {
  const console = await openConsole();
  const { services } = console;
  const profileId = await makeProfile(services, 'web', { grant: 'basic', username: 'me' });
  await setProfileSecret(services, { id: profileId, field: 'password', text: 'first' });
  const auth: Auth = { kind: 'profile', profileId, placement: bearerHeader };
  const callId = await sendAs(console, { auth });
  expect(console.network.sent.at(-1)?.headers).toContainEqual(['Authorization', `Basic ${btoa('me:first')}`]);
  const reopened = async () => services.vault.loadDraft(await openCallAsRequest(services, callId));
  expect((await reopened())?.request.auth).toEqual(auth);

  await setProfileSecret(services, { id: profileId, field: 'password', text: 'second' });
  expect((await reopened())?.request.auth).toEqual({
    ...{ kind: 'basic', username: 'me' },
    password: { kind: 'missing', label: 'password' },
  });
});

test('a token request is no request of the user’s', async () => {
  const console = await openConsole();
  const { callId } = await walkToToken(console);
  await expect(openCallAsRequest(console.services, callId ?? '')).rejects.toThrow('There is no API call');
});
