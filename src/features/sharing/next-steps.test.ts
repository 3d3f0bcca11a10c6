import { expect, test } from 'vitest';
import { readPostman } from '#formats/read-postman.ts';
import { nextSteps } from './next-steps.ts';

const get = (auth: object) => ({ method: 'GET', url: 'https://api.payments.example/s', auth });

/** A collection of Postman's whose auth is a profile that held a token, a folder and a request of a kind not known here. */
const payments = JSON.stringify({
  info: { name: 'Payments API', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  auth: {
    type: 'oauth2',
    oauth2: { accessTokenUrl: 'https://id.example/token', clientId: 'billing', accessToken: 'tok-0123456789' },
  },
  item: [
    {
      name: 'Legacy',
      item: [{ name: 'Signed', request: get({ type: 'hawk' }) }],
    },
  ],
});

test('auth that was left out leads to the request that it is set for; a token that a profile held is nothing to set', () => {
  const read = readPostman(payments);
  if (read.kind !== 'imported') expect.fail('not read');
  const { document, findings } = read.imported;
  expect(findings.map(({ was }) => was)).toContain('an access token');
  const outcome = { document, findings, collectionId: 'c1', idOf: (id: string) => `here-${id}`, requestId: 'r1' };
  const steps = nextSteps({ ...outcome, made: [], unbound: [] });
  const [legacy] = document.collection?.items ?? [];
  const signed = legacy?.kind === 'folder' ? legacy.items[0] : undefined;
  expect(steps.map(({ title, to }) => [title, to])).toEqual([
    ['Set auth for Legacy / Signed', `/requests/c1/here-${signed?.id}`],
    ['Send the first request', '/requests/c1/r1'],
  ]);
});

test('what holds for the whole collection leads to its own page', () => {
  const read = readPostman(payments.replace('"oauth2","oauth2"', '"hawk","oauth2"'));
  if (read.kind !== 'imported') expect.fail('not read');
  const outcome = { ...read.imported, collectionId: 'c1', idOf: (id: string) => id, requestId: null };
  const steps = nextSteps({ ...outcome, made: [], unbound: ['payments'] });
  expect(steps[0]).toMatchObject({ title: 'Choose a profile', to: '/requests/c1/c1' });
});

test('a request that a finding names behind its collection, as OpenAPI does, is found in it', () => {
  const read = readPostman(payments);
  if (read.kind !== 'imported') expect.fail('not read');
  const findings = read.imported.findings.map((each) => ({ ...each, where: `Payments API / ${each.where}` }));
  const outcome = { ...read.imported, findings, collectionId: 'c1', idOf: (id: string) => id, requestId: null };
  const [step] = nextSteps({ ...outcome, made: [], unbound: [] });
  const [legacy] = read.imported.document.collection?.items ?? [];
  const signed = legacy?.kind === 'folder' ? legacy.items[0] : undefined;
  expect(step).toMatchObject({
    title: 'Set auth for Payments API / Legacy / Signed',
    to: `/requests/c1/${signed?.id}`,
  });
});
