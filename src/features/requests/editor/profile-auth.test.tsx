import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { bearerHeader } from '#collection/auth.ts';
import type { RequestContext } from '#collection/request-context.ts';
import { blankProfile, type Profile } from '#oauth/profile.ts';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { ProfileAuth } from './profile-auth.tsx';

const openPages = setUpPages();

async function openAuth(change: Partial<Profile>, part?: string) {
  const { show } = await openPages();
  const profile: Profile = { ...blankProfile, id: 'slack', name: 'Slack', ...change };
  const none = {
    groups: [],
    environment: null,
    token: null,
    lacking: [],
    credentialOrigins: [],
    kept: [],
    dynamic: null,
  };
  const context: RequestContext = { ...none, profile, practiceOrigin: '' };
  const own = { kind: 'profile', profileId: 'slack', placement: bearerHeader } as const;
  const onChange = vi.fn();
  const auth = part === undefined ? own : { ...own, part };
  show(<ProfileAuth auth={auth} onChange={onChange} context={context} />, { path: '/' });
  return { onChange, own };
}

const alsoTokens = [{ name: 'user', pointer: '/authed_user/access_token' }];
const which = () => screen.queryByRole<HTMLSelectElement>('combobox', { name: 'Which token' });

test('where one response brings several tokens, a request says which goes along', async () => {
  const { onChange, own } = await openAuth({ alsoTokens });
  const select = which() ?? expect.fail('nothing to choose');
  expect(select.value).toBe('');
  await userEvent.selectOptions(select, 'user');
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ ...own, part: 'user' });
});

test('back to the response’s own', async () => {
  const { onChange, own } = await openAuth({ alsoTokens }, 'user');
  await userEvent.selectOptions(which() ?? expect.fail('nothing to choose'), 'The response’s own');
  expect(onChange).toHaveBeenCalledExactlyOnceWith(own);
});

test('with one token there is nothing to choose', async () => {
  await openAuth({});
  expect(which()).toBeNull();
});
