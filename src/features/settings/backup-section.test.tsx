import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { meanwhile, setUpPages } from '#queries/pages.test-support.tsx';
import { useTokens } from '#queries/tokens.ts';
import { BackupSection } from './backup-section.tsx';

const openPages = setUpPages();
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const passphrase = 'correct horse battery';

async function openSection() {
  const pages = await openPages();
  const show = (services = pages.browser.services, beside: ReactNode = null, state: unknown = null) =>
    pages.show(
      <>
        <BackupSection />
        {beside}
      </>,
      { path: '/settings/backup', services, state },
    );
  return { ...pages, show };
}

/** What the browser is handed to save. */
function catchSaved(): Blob[] {
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${saved.push(blob as Blob)}`);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  return saved;
}

const made = () => within(screen.getByRole('region', { name: 'Make a backup' }));
const restored = () => within(screen.getByRole('region', { name: 'Restore from a backup' }));

function typeNew(first: string, again = first) {
  fireEvent.change(made().getByLabelText('Passphrase'), { target: { value: first } });
  fireEvent.change(made().getByLabelText('Passphrase again'), { target: { value: again } });
}

/** Makes a backup and gives the file. */
async function makeBackup(): Promise<File> {
  const saved = catchSaved();
  typeNew(passphrase);
  await userEvent.click(made().getByRole('button', { name: 'Make backup' }));
  await made().findByText(/^Saved as authscope-.+\.authscope-backup$/);
  return new File(saved, 'own.authscope-backup');
}

async function choose(file: File) {
  await userEvent.upload(screen.getByLabelText('Backup to restore'), file, { applyAccept: false });
}

async function openWith(text: string) {
  fireEvent.change(await restored().findByLabelText('Passphrase'), { target: { value: text } });
  await userEvent.click(restored().getByRole('button', { name: 'Open backup' }));
}

test('a passphrase must be long enough and typed twice alike; it is gone from the page once used', async () => {
  const { show, walkToToken } = await openSection();
  await walkToToken();
  show();
  const button = () => made().getByRole('button', { name: 'Make backup' });
  typeNew('short', 'short');
  expect(made().getByText('7 more characters.')).toBeTruthy();
  expect(button()).toHaveProperty('disabled', true);
  typeNew('aaaaaaaaaaaaaaaa');
  expect(made().getByText(/^Weak/)).toBeTruthy();
  typeNew(passphrase, 'five');
  expect(made().getByText('It differs from the first.')).toBeTruthy();
  expect(button()).toHaveProperty('disabled', true);
  await makeBackup();
  expect(made().getByLabelText('Passphrase')).toHaveProperty('value', '');
  expect(made().getByText(/1 profile, \d+ secrets, 1 token/)).toBeTruthy();
});

test('each refusal names its cause and the next step', async () => {
  const { show } = await openSection();
  show();
  const file = await makeBackup();
  await choose(new File(['{}'], 'other.json'));
  expect((await restored().findByRole('alert')).textContent).toBe(
    'This file is no backup of Authscope.Choose a file that ends in .authscope-backup.',
  );
  await choose(new File([file.slice(0, 100)], 'cut.authscope-backup'));
  await restored().findByText('This backup is cut off in its header: the rest of the file is missing.');
  await choose(new File([file.slice(0, file.size - 1)], 'cut.authscope-backup'));
  await openWith(passphrase);
  await restored().findByText('This backup is cut off at chunk 1: the rest of the file is missing.');
  // What is missing comes with no passphrase.
  expect(restored().queryByLabelText('Passphrase')).toBeNull();
  await choose(file);
  await openWith('correct horse batterx');
  await restored().findByText(/^Another passphrase opens this backup\./);
  const field = restored().getByLabelText('Passphrase');
  expect([document.activeElement === field, field.getAttribute('aria-invalid')]).toEqual([true, 'true']);
});

test('a file that is dropped on the page is opened', async () => {
  const { show } = await openSection();
  show();
  const file = await makeBackup();
  const dataTransfer = { files: [file], types: ['Files'] };
  fireEvent.dragOver(document.body, { dataTransfer });
  expect(screen.getByText('Drop to restore. Nothing is stored before you say so.')).toBeTruthy();
  fireEvent.drop(document.body, { dataTransfer });
  expect(screen.queryByText(/^Drop to restore/)).toBeNull();
  await restored().findByLabelText('Passphrase');
});

test('where there is something already, the review counts what is here and says what becomes of it', async () => {
  const { show, walkToToken, changeProfile, browser } = await openSection();
  const { profileId } = await walkToToken();
  show();
  const file = await makeBackup();
  await changeProfile(profileId, { name: 'Changed since' });
  await choose(file);
  await openWith(passphrase);
  expect((await restored().findByRole('row', { name: /Tokens/ })).textContent).toBe('Tokens11');
  await userEvent.click(restored().getByRole('radio', { name: /the backup wins/ }));
  await userEvent.click(restored().getByRole('button', { name: 'Restore' }));
  await restored().findByText('The backup is restored');
  expect((await browser.services.vault.loadProfile(profileId))?.name).toBe('Practice app');
});

test('what is told before it is what it comes to, and every list shows it at once', async () => {
  const { show, walkToToken, browser } = await openSection();
  const { id } = await walkToToken();
  show();
  const file = await makeBackup();
  await meanwhile(() => browser.services.vault.remove([{ store: 'token', id }]));
  cleanup();
  const Tokens = () => <output>{useTokens().data?.tokens.length} tokens</output>;
  show(browser.services, <Tokens />);
  expect(await screen.findByText('0 tokens')).toBeTruthy();
  await choose(file);
  await openWith(passphrase);
  await restored().findByRole('row', { name: /Tokens/ });
  const rows = restored().getAllByRole('row').slice(1);
  const here = rows.reduce((sum, row) => sum + Number(within(row).getAllByRole('cell').at(-1)?.textContent), 0);
  expect(restored().getByText(new RegExp(`^${here} records that are here already stay as they are`))).toBeTruthy();
  await userEvent.click(restored().getByRole('button', { name: 'Restore' }));
  await restored().findByText('The backup is restored');
  expect(restored().getByText(new RegExp(`1 record added, 0 replaced, ${here} left as they were`))).toBeTruthy();
  expect(await screen.findByText('1 tokens')).toBeTruthy();
});

test('replacing everything asks first, names what goes, and loads the console anew, which says so', async () => {
  const { show, walkToToken, browser } = await openSection();
  const { place } = show();
  const empty = await makeBackup();
  const { id } = await walkToToken();
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
  await choose(empty);
  await openWith(passphrase);
  await userEvent.click(await restored().findByRole('radio', { name: /In place of everything/ }));
  await userEvent.click(restored().getByRole('button', { name: 'Replace everything…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Replace everything here?' }));
  await waitFor(() => expect(dialog.getByText(/1 profile, 1 token/)).toBeTruthy());
  expect(await browser.services.vault.loadToken(id)).not.toBeNull();
  await userEvent.click(dialog.getByRole('button', { name: 'Replace everything' }));
  await waitFor(() => expect(reload).toHaveBeenCalledOnce());
  const next = await browser.openTab();
  expect(await next.vault.loadToken(id)).toBeNull();

  const { state } = place;
  cleanup();
  const anew = show(next, null, state);
  await screen.findByText('The backup is restored');
  expect(screen.getByText(/^\d+ records? and its settings are what is here now\./)).toBeTruthy();
  await waitFor(() => expect(anew.place.state, 'told once').toBeNull());
});

test('a backup under way can be given up: nothing is saved', async () => {
  const { browser, show, leaksIn } = await openSection();
  const { vault } = browser.services;
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const deriveBackupKey: typeof vault.deriveBackupKey = async (...how) => {
    await waiting;
    return vault.deriveBackupKey(...how);
  };
  const services = { ...browser.services, vault: { ...vault, deriveBackupKey } };
  const saved = catchSaved();
  show(services);
  typeNew(passphrase);
  await userEvent.click(made().getByRole('button', { name: 'Make backup' }));
  expect(await made().findByRole('progressbar', { name: 'Making the key of the passphrase' })).toBeTruthy();
  await userEvent.click(made().getByRole('button', { name: 'Cancel' }));
  goOn();
  await made().findByText('No backup was made: it was cancelled.');
  expect([saved, leaksIn(document.body.innerHTML, [passphrase])]).toEqual([[], []]);
});
