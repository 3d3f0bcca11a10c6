import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { SecretField } from './secret-field.tsx';

afterEach(cleanup);

const clean = (text: string) => ({
  text: text.trim(),
  removed: text === text.trim() ? null : 'A trailing line break',
});

function show(stored: string | null, options: { fails?: boolean; isMultiline?: boolean } = {}) {
  const vault = { secret: stored };
  const saves = vi.fn();
  function Secret() {
    const [lastFour, setLastFour] = useState(stored?.slice(-4) ?? null);
    const keep = async (text: string | null) => {
      saves(text);
      if (options.fails) throw new Error('no room left');
      vault.secret = text;
      setLastFour(text?.slice(-4) ?? null);
    };
    return (
      <>
        <label htmlFor="secret">Client secret</label>
        <SecretField
          id="secret"
          noun="client secret"
          lastFour={lastFour}
          onSave={keep}
          onRemove={() => keep(null)}
          reveal={async () => vault.secret ?? ''}
          clean={clean}
          isMultiline={options.isMultiline}
        />
      </>
    );
  }
  const { unmount } = render(<Secret />);
  return { vault, saves, unmount };
}

const field = () => screen.getByLabelText<HTMLInputElement>('Client secret');
const markup = () => document.documentElement.outerHTML;

test.each([
  ['Enter', () => userEvent.keyboard('{Enter}')],
  ['leaving', () => userEvent.tab()],
])('%s saves what was typed, once; it never stands in the markup', async (_, save) => {
  const { vault, saves } = show(null);
  await userEvent.type(field(), 's3cr3t-a91c');
  expect(markup()).not.toContain('s3cr3t');
  await save();
  expect(await screen.findByText('a91c')).toBeTruthy();
  expect(vault.secret).toBe('s3cr3t-a91c');
  expect(saves).toHaveBeenCalledOnce();
  expect(markup()).not.toContain('s3cr3t');
});

test('a page that goes takes along what was typed', async () => {
  const { vault, unmount } = show(null);
  await userEvent.type(field(), 's3cr3t-a91c');
  unmount();
  await waitFor(() => expect(vault.secret).toBe('s3cr3t-a91c'));
});

test('a paste is trimmed, with a word about it', async () => {
  const { vault } = show(null);
  await userEvent.click(field());
  await userEvent.paste('s3cr3t-a91c\n');
  const words = 'A trailing line break was removed from the pasted value.';
  expect(screen.getAllByText(words).length).toBeGreaterThan(0);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(vault.secret).toBe('s3cr3t-a91c'));
  expect(screen.getAllByText(words).length).toBeGreaterThan(0);
});

test('Reveal shows it on a press and hides it on the next', async () => {
  show('s3cr3t-a91c');
  expect(field().textContent).not.toContain('s3cr3t');
  await userEvent.click(screen.getByRole('button', { name: 'Reveal client secret' }));
  expect(field().textContent).toBe('s3cr3t-a91c');
  await userEvent.click(screen.getByRole('button', { name: 'Hide client secret' }));
  expect(markup()).not.toContain('s3cr3t');
});

test('Replace keeps the old one until another is saved; Escape and an empty field keep it', async () => {
  const { vault } = show('s3cr3t-a91c');
  const replace = () => userEvent.click(screen.getByRole('button', { name: 'Replace client secret' }));
  await replace();
  await userEvent.keyboard('half{Escape}');
  expect(screen.getByText('a91c')).toBeTruthy();
  await replace();
  await userEvent.tab();
  expect(screen.getByText('a91c')).toBeTruthy();
  await replace();
  await userEvent.click(screen.getByRole('button', { name: 'Keep the old client secret' }));
  expect(vault.secret).toBe('s3cr3t-a91c');
  await replace();
  await userEvent.keyboard('another-0007{Enter}');
  expect(await screen.findByText('0007')).toBeTruthy();
});

test('Remove takes it away and gives the field back', async () => {
  const { vault } = show('s3cr3t-a91c');
  await userEvent.click(screen.getByRole('button', { name: 'Remove client secret' }));
  await waitFor(() => expect(field().tagName).toBe('INPUT'));
  expect(vault.secret).toBeNull();
});

test('where it can’t be stored it says so, and what was typed stays', async () => {
  show(null, { fails: true });
  await userEvent.type(field(), 's3cr3t-a91c{Enter}');
  expect((await screen.findAllByText(/not stored: no room left|no room left/)).length).toBeGreaterThan(0);
  expect(field().value).toBe('s3cr3t-a91c');
});

test('a key of several lines takes Enter as a line', async () => {
  const { vault } = show(null, { isMultiline: true });
  await userEvent.type(field(), 'BEGIN{Enter}END');
  expect(vault.secret).toBeNull();
  await userEvent.tab();
  await waitFor(() => expect(vault.secret).toBe('BEGIN\nEND'));
});
