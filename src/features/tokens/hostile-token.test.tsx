import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import type { Token } from '#oauth/token.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { giveListsAHeight } from '#ui/list-height.test-support.ts';
import { TokensPage } from './tokens-page.tsx';

const openPages = setUpPages();
beforeAll(giveListsAHeight);

const markup = '"><img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">x</a>';
const encode = (part: object) =>
  btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const jwt = (header: object, claims: object) => `${encode(header)}.${encode(claims)}.c2ln`;

const hostileJwt = jwt(
  { alg: markup, kid: markup, jku: 'javascript:alert(4)', [markup]: markup },
  {
    iss: 'javascript:alert(5)',
    sub: markup,
    aud: [markup],
    exp: markup,
    scope: markup,
    [markup]: { [markup]: markup },
  },
);
const member = (name: string, value: unknown) => [name, value];
const hostile = (members: [string, unknown][]) => JSON.stringify(Object.fromEntries(members));

const responses: Record<string, string> = {
  'a JWT whose header and claims are markup': hostile([
    ['access_token', hostileJwt],
    ['id_token', hostileJwt],
    ['token_type', markup],
    ['scope', markup],
    ['expires_in', markup],
    [markup, markup],
  ]),
  'an opaque token that is markup': hostile([
    ['access_token', markup],
    ['scope', [markup, '__proto__']],
    ['expires_in', 60],
  ]),
  'a form': `access_token=${encodeURIComponent(markup)}&scope=${encodeURIComponent(markup)}&token_type=${markup.replaceAll(/[&\s]/g, '+')}`,
  'claims named like what objects have': hostile([
    ['access_token', jwt({ alg: 'none' }, Object.fromEntries([member('constructor', 1), member('toString', markup)]))],
  ]),
};

test.each(Object.entries(responses))('R26: %s is text on every tab', async (_, response) => {
  const pages = await openPages();
  const token = await pages.walkToToken();
  const hostileToken: Token = {
    ...token,
    id: 'hostile',
    scopesAsked: [markup],
    response,
    accessToken: { ...token.accessToken, lastFour: '<b>x' },
  };
  const profile = await pages.browser.services.vault.loadProfile('practice');
  if (!profile) throw new Error('There is no practice profile');
  await pages.browser.services.vault.put([
    { kind: 'token', token: hostileToken },
    { kind: 'profile', profile: { ...profile, name: markup } },
  ]);
  const { container } = pages.show(<TokensPage />, { path: '/tokens/:tokenId?', at: '/tokens/hostile' });
  const user = userEvent.setup();
  for (const tab of await screen.findAllByRole('tab')) {
    await user.click(tab);
    const panel = await screen.findByRole('tabpanel');
    expect(panel.textContent).not.toBe('');
    expect(container.querySelectorAll('img, script, iframe, b, [href^="javascript:" i], [src]')).toHaveLength(0);
  }
  expect(document.title).toContain('tok_<b>x');
});
