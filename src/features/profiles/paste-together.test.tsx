import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { credentials, pasteAnywhere, press, row, setUpPaste } from './paste-page.test-support.tsx';

const openPaste = setUpPaste();

describe('a second paste', () => {
  const request = (host: string, id: string) =>
    `curl https://${host}/token -d client_id=${id} -d grant_type=client_credentials`;
  const pasted = () => screen.getByRole('region', { name: 'What you pasted' }).textContent;

  test('one that fits is added: the example of the response beside its request', async () => {
    await openPaste();
    pasteAnywhere(request('a.example', 'one'));
    pasteAnywhere('{"data": {"access_token": "<TOKEN>", "expires_in": 60}}');
    expect(row('Token in the response')).toContain('/data/access_token');
    expect(row('Client ID')).toContain('one');
  });

  test('the same once more changes nothing', async () => {
    await openPaste();
    pasteAnywhere(request('a.example', 'one'));
    const before = pasted();
    pasteAnywhere(request('a.example', 'one'));
    expect(pasted()).toBe(before);
  });

  test.each([
    ['Add it', 'one', ['a.example', 'b.example']],
    ['Take it instead', 'two', ['b.example']],
    ['Leave it out', 'one', ['a.example']],
  ])('another client is asked about: %s', async (answer, client, hosts) => {
    await openPaste();
    pasteAnywhere(request('a.example', 'one'));
    pasteAnywhere(request('b.example', 'two'));
    expect(screen.getByRole('alert').textContent).toContain('does not fit what stands here: curl, token request');
    expect(row('Client ID')).toContain('one');
    await press(answer);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(row('Client ID')).toContain(client);
    expect(['a.example', 'b.example'].filter((host) => pasted()?.includes(host))).toEqual(hosts);
  });

  test('a token beside a profile is asked about too, and is not on the screen meanwhile', async () => {
    const { container } = await openPaste();
    const response = '{"access_token":"gho_16C7e42F292c6912E7710c838347Ae178B4a"}';
    pasteAnywhere(request('a.example', 'one'));
    pasteAnywhere(response);
    expect(container.innerHTML).not.toContain('gho_16C7');
    await press('Take it instead');
    expect(screen.getByRole('region', { name: 'Token to adopt' })).toBeTruthy();
  });

  test('what was typed and not read yet stays in front of it', async () => {
    await openPaste();
    await userEvent.type(screen.getByRole('textbox', { name: 'What you have' }), 'valid for 2 hours');
    pasteAnywhere(request('a.example', 'one'));
    expect(pasted()).toContain('valid for 2 hours');
    expect(row('Client ID')).toContain('one');
  });
});

describe('nothing is lost', () => {
  test('a text of which nothing comes stays in its field, with the reason and a next step', async () => {
    await openPaste();
    const field = screen.getByRole('textbox', { name: 'What you have' });
    await userEvent.click(field);
    await userEvent.paste('hello there');
    expect(screen.getByRole('alert').textContent).toContain('Nothing in it tells of a client or an endpoint');
    expect((screen.getByRole('textbox', { name: 'What you have' }) as HTMLTextAreaElement).value).toBe('hello there');
    expect(screen.getByRole('link', { name: 'a preset or a blank profile' }).getAttribute('href')).toBe(
      '/profiles/new',
    );
  });

  test('a text that is typed is read on a press', async () => {
    await openPaste();
    const url = 'https://app.clayton.io/oauth2/authorize?client_id=c1&response_type=code';
    await userEvent.type(screen.getByRole('textbox', { name: 'What you have' }), url);
    expect(screen.queryByRole('region', { name: 'Proposed profile' })).toBeNull();
    await press('Read it');
    expect(row('Client ID')).toContain('c1');
    expect(row('Code')).toContain('In the query of the token URL');
  });

  test('Cancel stores nothing and is ready for another', async () => {
    const { stored } = await openPaste();
    pasteAnywhere(credentials);
    await press('Cancel');
    expect((screen.getByRole('textbox', { name: 'What you have' }) as HTMLTextAreaElement).value).toBe('');
    expect(await stored()).toBe(0);
  });
});

describe('files', () => {
  const choose = (file: File) => userEvent.upload(screen.getByLabelText('File to read'), file, { applyAccept: false });

  test('a chosen one is read', async () => {
    await openPaste();
    await choose(new File([credentials], 'clarify.json', { type: 'application/json' }));
    expect(await screen.findByText('Matches the Clarify preset', { exact: false })).toBeTruthy();
  });

  test('a dropped one, too', async () => {
    await openPaste();
    const files = [new File([credentials], 'clarify.json')];
    fireEvent.drop(screen.getByRole('textbox'), { dataTransfer: { files, getData: () => '' } });
    expect(await screen.findByText('Matches the Clarify preset', { exact: false })).toBeTruthy();
  });

  test.each([
    ['a large one', new File(['x'.repeat(1_000_001)], 'page.txt'), 'page.txt has 977 KB: at most 1 MB is read'],
    ['an image', new File([new Uint8Array([0x89, 0x50, 0xff, 0])], 'shot.png'), 'shot.png is no text in UTF-8'],
  ])('%s is refused, and the field keeps its text', async (_, file, why) => {
    await openPaste();
    await userEvent.type(screen.getByRole('textbox'), 'kept');
    await choose(file);
    expect((await screen.findByRole('alert')).textContent).toContain(why);
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('kept');
  });
});
