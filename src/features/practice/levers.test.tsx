import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { AT_REST } from '#practice/levers/lever-settings.ts';
import type { LeverSettings } from '#providers/practice-levers.ts';
import { keys } from '#queries/keys.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { LeversButton } from './levers-button.tsx';
import { LeversPanel } from './levers-panel.tsx';

const openPages = setUpPages();
/** What the provider answers: these levers are pulled. */
function standing(pulled: Partial<LeverSettings> = {}) {
  const body = {
    levers: { ...AT_REST, ...pulled },
    pulled: Object.keys(pulled),
    rate_limit: { count: 3, seconds: 10 },
    key: 'key-of-this-launch',
  };
  return { kind: 'answer', response: Response.json(body) } as const;
}

/** A page with button and panel over a finished run at the practice provider. */
async function openLevers(at = '/?panel=levers') {
  const pages = await openPages();
  const token = await pages.walkToToken();
  const { network } = pages.browser;
  const sentBefore = network.sent.length;
  const page = (profileId: string, tokenId: string | null) => (
    <>
      <LeversButton profileId={profileId} tokenId={tokenId} />
      <LeversPanel profileId={profileId} tokenId={tokenId}>
        <p>The wire</p>
      </LeversPanel>
    </>
  );
  return {
    ...pages,
    network,
    /** Requests that the levers made. */
    sent: () =>
      network.sent.slice(sentBefore).map(({ method, url, body }) => ({ method, path: new URL(url).pathname, body })),
    showLevers: (profileId = token.profileId, tokenId: string | null = token.id) =>
      pages.show(page(profileId, tokenId), { path: '/', at }),
  };
}

const panel = () => screen.findByRole('complementary', { name: 'Practice levers' });

test('the button and its key open the levers in the place of the inspector, and close them again', async () => {
  const { showLevers, network } = await openLevers('/?tab=calls');
  network.meet(standing({ rate_limit: true }));
  const { place } = showLevers();
  expect(await screen.findByText('The wire')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: /^Levers/ }));
  expect(await within(await panel()).findByText('1 on')).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Levers 1 on/ })).toBeTruthy();
  expect(screen.queryByText('The wire')).toBeNull();
  expect(place.address).toBe('/?tab=calls&panel=levers');
  await userEvent.keyboard(']');
  expect(screen.getByText('The wire')).toBeTruthy();
  expect(place.address).toBe('/?tab=calls');
});

test('a lever is pulled at the provider with the key of its launch, and all are cleared', async () => {
  const { showLevers, network, sent } = await openLevers();
  const set = { lifetime_seconds: 30 };
  network.meet(standing(), standing(), standing(set), standing(set), standing());
  showLevers();
  await userEvent.click(await within(await panel()).findByRole('radio', { name: '30' }));
  expect(await within(await panel()).findByText('1 on')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
  await expect.poll(() => screen.queryByText(/1 on/)).toBeNull();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '30' }).checked).toBe(false);
  expect(sent().filter(({ method }) => method === 'POST')).toEqual([
    { method: 'POST', path: '/levers', body: '{"lifetime_seconds":30}' },
    { method: 'POST', path: '/levers/clear', body: '{}' },
  ]);
  const keys = network.sent.flatMap(({ headers }) => headers.filter(([name]) => name === 'X-Practice-Key'));
  expect(keys.map(([, value]) => value)).toEqual(['key-of-this-launch', 'key-of-this-launch']);
});

test.each([
  ['Expire now', '/levers/expire', 'The next call gets a 401; the countdown here still tells'],
  ['Revoke', '/levers/revoke', 'Revoked at the provider.'],
  ['Rotate', '/levers/rotate', 'The refresh token is used up'],
  ['Make Expired token', '/levers/expire', 'Expired at the provider.'],
  ['Make Refresh token rotated away', '/levers/rotate', 'The refresh token is used up'],
  ['Revoke refresh token', '/levers/revoke', 'The next refresh ends in invalid_grant.'],
])('%s sends the token, and shows it nowhere', async (name, path, words) => {
  const { showLevers, network, sent, leaksIn } = await openLevers();
  network.meet(standing(), standing(), standing());
  showLevers();
  await userEvent.click(await screen.findByRole('button', { name }));
  expect(await screen.findByText(words, { exact: false })).toBeTruthy();
  const { body, ...rest } = sent().at(-1) ?? { body: '' };
  expect(rest).toEqual({ method: 'POST', path });
  expect(leaksIn(body)).toHaveLength(1);
  expect(leaksIn(document.body.innerHTML)).toEqual([]);
});

test('two levers pulled at once are pulled one after the other, and the last answer counts', async () => {
  const { showLevers, network, sent } = await openLevers();
  const [first, both] = [{ lifetime_seconds: 30 }, { lifetime_seconds: 30, consent: 'deny' }] as const;
  network.meet(standing(), standing(), standing(first), standing(first), standing(both));
  showLevers();
  const held = await within(await panel()).findByRole('radio', { name: '30' });
  held.click();
  screen.getByRole('radio', { name: 'Deny' }).click();
  expect(await within(await panel()).findByText('2 on')).toBeTruthy();
  expect(sent().map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET', 'POST']);
});

test('a recipe sets its levers, says what will be seen, and Undo puts back those alone', async () => {
  const { showLevers, network, sent } = await openLevers();
  const broken = { skew_minutes: 2, break: 'html', at: 'token' } as const;
  network.meet(standing({ skew_minutes: 2 }), standing(), standing(broken), standing(broken), standing());
  showLevers();
  const recipes = within(await screen.findByRole('region', { name: 'See it fail on purpose' }));
  expect(recipes.getByText('Get a token: 502 with HTML where JSON belongs.')).toBeTruthy();
  await userEvent.click(recipes.getByRole('button', { name: 'Make A gateway’s page for a token' }));
  await userEvent.click(await recipes.findByRole('button', { name: 'Undo A gateway’s page for a token' }));
  expect(await recipes.findByRole('button', { name: 'Make A gateway’s page for a token' })).toBeTruthy();
  expect(sent().flatMap(({ method, body }) => (method === 'POST' ? [body] : []))).toEqual([
    '{"break":"html","at":"token"}',
    '{"break":"no","at":"api"}',
  ]);
});

test('without a token, the recipes that need one are not offered', async () => {
  const { showLevers, network } = await openLevers();
  network.meet(standing());
  showLevers(undefined, null);
  expect(await screen.findByRole('button', { name: 'Make Rate limited' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Make Expired token' })).toBeNull();
});

test('a refusal is told, and the lever goes back', async () => {
  const { showLevers, network } = await openLevers();
  const refusal = { error: 'bad_key', error_description: 'The key is of another launch.' };
  network.meet(standing(), standing(), { kind: 'answer', response: Response.json(refusal, { status: 403 }) });
  showLevers();
  await userEvent.click(await within(await panel()).findByRole('radio', { name: 'Deny' }));
  expect(await screen.findByText('Nothing was changed. The key is of another launch.')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Allow' }).checked).toBe(true);
});

test('a provider that does not answer: the cause, and a way to ask again', async () => {
  const { showLevers, network } = await openLevers();
  network.meet(
    { kind: 'ending', ending: { kind: 'unreachable', code: 'ECONNREFUSED', during: 'connect' } },
    standing(),
  );
  showLevers();
  expect(
    await screen.findByText(/Where the levers stand is not known\. The practice provider did not answer\./),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
  expect(await screen.findByRole('radiogroup', { name: 'Answer' })).toBeTruthy();
});

test('where slow and broken answers come from is asked once there are some', async () => {
  const { showLevers, network } = await openLevers();
  network.meet(standing({ break: 'json' }));
  showLevers();
  expect(await screen.findByRole('radiogroup', { name: 'Slow and Break reach' })).toBeTruthy();
});

test('a profile of another provider has no levers', async () => {
  const { showLevers, beginAs, sent } = await openLevers();
  const tokenEndpoint = 'https://auth.example/token';
  const { profileId } = await beginAs('web', { tokenEndpoint });
  showLevers(profileId);
  expect(await screen.findByText('The wire')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Levers/ })).toBeNull();
  expect(sent()).toEqual([]);
});

test('a practice token keeps its levers when its profile goes to the real vendor; a token of that has none', async () => {
  const { showLevers, network, changeProfile, browser } = await openLevers('/');
  const { services } = browser;
  const token = (await services.vault.loadTokens()).records[0] ?? expect.fail('There is no token');
  await changeProfile(token.profileId, { tokenEndpoint: 'https://auth.example/token' });
  const real = { ...token, id: 'real', issuedBy: 'https://auth.example' };
  await services.vault.put([{ kind: 'token', token: real }]);
  network.meet(standing());
  showLevers();
  expect(await screen.findByRole('button', { name: /^Levers/ })).toBeTruthy();
  cleanup();
  await changeProfile(token.profileId, { tokenEndpoint: '{{practice}}/token' });
  showLevers(token.profileId, real.id);
  expect(await screen.findByText('The wire')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Levers/ })).toBeNull();
});

test('a pasted token that may not go to the practice provider has no levers, though its profile is there by now', async () => {
  const { showLevers, browser } = await openLevers('/');
  const { vault } = browser.services;
  const { issuedBy: _, ...token } = (await vault.loadTokens()).records[0] ?? expect.fail('There is no token');
  const [pasted, real] = [
    { ...token, id: 'pasted' },
    { ...token, id: 'real', origins: ['https://api.example'] },
  ];
  await vault.put([pasted, real].map((each) => ({ kind: 'token', token: each }) as const));
  showLevers(token.profileId, pasted.id);
  expect(await screen.findByRole('button', { name: /^Levers/ })).toBeTruthy();
  cleanup();
  const { queryClient } = showLevers(token.profileId, real.id);
  await expect.poll(() => queryClient.getQueryData(keys.token(real.id)) && queryClient.isFetching()).toBe(0);
  expect(screen.getByText('The wire')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Levers/ })).toBeNull();
});
