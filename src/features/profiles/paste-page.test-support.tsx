import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';
import { setUpPages } from '#queries/pages.test-support.tsx';
import { PastePage } from './paste-page.tsx';

type Pages = Awaited<ReturnType<ReturnType<typeof setUpPages>>>;
type Vault = Pages['browser']['services']['vault'];

/** Registers the hooks of a test file and gives what opens the page, parts of its vault broken where told. */
export function setUpPaste() {
  const openPages = setUpPages();
  return (broken: Partial<Vault> = {}) => openPaste(openPages, broken);
}

async function openPaste(openPages: ReturnType<typeof setUpPages>, broken: Partial<Vault>) {
  const pages = await openPages();
  const { services } = pages.browser;
  const vault = { ...services.vault, ...broken };
  const shown = pages.show(<PastePage />, { path: '/profiles/paste', services: { ...services, vault } });
  const made = async () => {
    await waitFor(() => expect(shown.place.address).toMatch(/^\/profiles\/[0-9a-f]{32}$/));
    return vault.loadProfile(shown.place.address.split('/').at(-1) ?? '');
  };
  const stored = async () => (await vault.loadProfiles()).records.length;
  return { ...pages, ...shown, vault, made, stored };
}

/** Ctrl+V with nothing in particular in focus. */
export function pasteAnywhere(text: string) {
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData: { getData: () => text },
  });
  act(() => void document.body.dispatchEvent(event));
}

export const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name: new RegExp(`^${name}`) }));
export const proposed = () => within(screen.getByRole('region', { name: 'Proposed profile' }));
export const row = (label: string) => proposed().getByText(label, { selector: 'dt' }).parentElement?.textContent ?? '';

export const secret = 'cfs_9tY2wQ7rLm4Zb7e0';
export const credentials = `{
  "apiUrl": "https://api.clarify.io/v1/",
  "integration": "c8f31kq2n5mel2a1b2c3",
  "credentials": { "type": "client-credentials", "clientId": "cfy_7d21e0", "clientSecret": "${secret}" }
}`;
