import { expect, test } from 'vitest';
import type { Variable } from '#collection/variable.ts';
import { bindSecret } from './bind-secret.ts';
import { createEnvironment, renameEnvironment, setEnvironmentProfile } from './change-environment.ts';
import { setUpConsoles } from './console.test-support.ts';
import type { ConsoleServices } from './console-services.ts';
import { createCollection, createFolder } from './create-in-collection.ts';
import { deleteEnvironment } from './delete-environment.ts';
import { duplicateEnvironment } from './duplicate-environment.ts';
import { loadCollection } from './load-collections.ts';
import { loadEnvironment, loadEnvironments } from './load-environments.ts';
import {
  addVariable,
  makePlain,
  makeSecret,
  removeOrigin,
  removeVariable,
  renameVariable,
  setSecretValue,
  setVariableText,
  toggleVariable,
} from './set-variables.ts';

const openConsole = setUpConsoles();

/** An environment with a text, and a secret bound to its API. */
async function makeDevelopment(services: ConsoleServices) {
  const id = await createEnvironment(services, { name: 'Development', profileId: 'web' });
  const owner = { kind: 'environment', id } as const;
  await addVariable(services, { owner, name: 'region', text: 'eu-west-1' });
  await addVariable(services, { owner, name: 'webhook_key', text: 'whk-0123456789-41d8' });
  const key = { owner, name: 'webhook_key' };
  await makeSecret(services, key);
  await bindSecret(services, { secret: { kind: 'variable', ...key }, origin: 'https://api.example' });
  return { id, owner, key };
}

const variablesOf = async (services: ConsoleServices, id: string) => (await loadEnvironment(services, id)).variables;

/** The text of a secret variable, `null` where it has none. */
async function opened(services: ConsoleServices, variable: Variable | undefined) {
  const secret = variable?.value.kind === 'secret' ? variable.value.secret : null;
  return secret && (await services.vault.open(secret)).reveal();
}

test('environments are made, renamed, and given another profile', async () => {
  const { services, advance } = await openConsole();
  const id = await createEnvironment(services);
  advance(1000);
  await createEnvironment(services);
  await renameEnvironment(services, { id, name: 'Staging' });
  await setEnvironmentProfile(services, { id, profileId: 'service' });
  const { records } = await loadEnvironments(services);
  expect(records.map(({ name, profileId }) => [name, profileId])).toEqual([
    ['Staging', 'service'],
    ['New environment 2', null],
  ]);
});

test('a text made secret is kept as a handle, and as text again only when that is asked for', async () => {
  const { services } = await openConsole();
  const { id, key } = await makeDevelopment(services);
  const [, before] = await variablesOf(services, id);
  expect(before?.value).toMatchObject({
    kind: 'secret',
    origins: ['https://api.example'],
    secret: { lastFour: '41d8' },
  });
  expect(JSON.stringify(before)).not.toContain('whk-');
  await setSecretValue(services, { ...key, text: 'rotated-0123456789' });
  const [, rotated] = await variablesOf(services, id);
  expect(await opened(services, rotated)).toBe('rotated-0123456789');
  expect(rotated?.value).toMatchObject({ origins: ['https://api.example'] });
  await expect(opened(services, before)).rejects.toThrow();
  await removeOrigin(services, { ...key, origin: 'https://api.example' });
  expect((await variablesOf(services, id))[1]?.value).toMatchObject({ origins: [] });
  await makePlain(services, key);
  expect((await variablesOf(services, id))[1]?.value).toEqual({ kind: 'text', text: 'rotated-0123456789' });
  await expect(opened(services, rotated)).rejects.toThrow();
});

test('a secret without a value is one that this device has not', async () => {
  const { services } = await openConsole();
  const { id, key } = await makeDevelopment(services);
  await setSecretValue(services, { ...key, text: null });
  expect((await variablesOf(services, id))[1]?.value).toMatchObject({ kind: 'secret', secret: null });
});

test.each([
  ['region', { kind: 'refused', reason: 'taken' }],
  ['base url', { kind: 'refused', reason: 'unreadable' }],
  ['', { kind: 'refused', reason: 'unreadable' }],
  ['$uuid', { kind: 'refused', reason: 'unreadable' }],
  ['base_url', { kind: 'named' }],
  ['größe.v2', { kind: 'named' }],
])('a variable named %j', async (name, outcome) => {
  const { services } = await openConsole();
  const { id, owner, key } = await makeDevelopment(services);
  expect(await addVariable(services, { owner, name })).toEqual(outcome);
  const count = outcome.kind === 'named' ? 3 : 2;
  expect(await variablesOf(services, id)).toHaveLength(count);
  if (count === 3) await removeVariable(services, { owner, name });
  expect(await renameVariable(services, { ...key, newName: name })).toEqual(outcome);
  expect((await variablesOf(services, id))[1]?.name).toBe(count === 3 ? name : 'webhook_key');
});

test('two tabs that change one environment lose nothing', async () => {
  const { services, openTab } = await openConsole();
  const { id, owner } = await makeDevelopment(services);
  const other = await openTab();
  await Promise.all([
    setVariableText(services, { owner, name: 'region', text: 'us-east-1' }),
    toggleVariable(other, { owner, name: 'region', isEnabled: false }),
    addVariable(other, { owner, name: 'page_size', text: '50' }),
  ]);
  expect((await variablesOf(services, id)).map(({ name, isEnabled }) => [name, isEnabled])).toEqual([
    ['region', false],
    ['webhook_key', true],
    ['page_size', true],
  ]);
  expect((await variablesOf(services, id))[0]?.value).toEqual({ kind: 'text', text: 'us-east-1' });
});

test('a removed variable comes back in its place, with its secret', async () => {
  const { services } = await openConsole();
  const { id, owner, key } = await makeDevelopment(services);
  await addVariable(services, { owner, name: 'last' });
  const before = await variablesOf(services, id);
  const { undo } = await removeVariable(services, key);
  expect((await variablesOf(services, id)).map(({ name }) => name)).toEqual(['region', 'last']);
  await expect(opened(services, before[1])).rejects.toThrow();
  await undo();
  expect(await variablesOf(services, id)).toEqual(before);
  expect(await opened(services, before[1])).toBe('whk-0123456789-41d8');
});

test('a duplicate has secrets of its own: it outlives the original, which comes back whole', async () => {
  const { services } = await openConsole();
  const { id } = await makeDevelopment(services);
  const original = await loadEnvironment(services, id);
  const copyId = await duplicateEnvironment(services, id);
  const deleted = await deleteEnvironment(services, id);
  expect(deleted).toMatchObject({ name: 'Development', variables: 2 });
  const copy = await loadEnvironment(services, copyId);
  expect(copy).toMatchObject({ name: 'Development copy', profileId: 'web' });
  expect(await opened(services, copy.variables[1])).toBe('whk-0123456789-41d8');
  await expect(opened(services, original.variables[1])).rejects.toThrow();
  await deleted.undo();
  expect(await loadEnvironment(services, id)).toEqual(original);
  expect(await opened(services, original.variables[1])).toBe('whk-0123456789-41d8');
});

test('a folder has variables as an environment has', async () => {
  const { services } = await openConsole();
  const collectionId = await createCollection(services, 'Shop');
  const folder = await createFolder(services, { collectionId, place: { kind: 'into', id: collectionId } });
  for (const id of [collectionId, folder.id]) {
    const owner = { kind: 'group', id } as const;
    await addVariable(services, { owner, name: 'region', text: id });
  }
  const { variables, items } = await loadCollection(services, collectionId);
  expect(variables[0]?.value).toEqual({ kind: 'text', text: collectionId });
  expect(items[0]).toMatchObject({ variables: [{ name: 'region', value: { text: folder.id } }] });
});
