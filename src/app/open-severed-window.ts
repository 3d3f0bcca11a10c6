import type { WindowKind } from '#flows/console-services.ts';

const features = 'popup,width=520,height=720';

/** The window opened before: one at a time, so that no forgotten one answers for a run that is over. */
let latest: Window | null = null;

/**
 * Opens a window that can't reach back: it is opened empty, loses its opener, and only then goes to the address.
 * `noopener` would do the same but hide whether the browser blocked it. `false` where it did.
 */
export function openSeveredWindow(url: string, as: WindowKind = 'popup'): boolean {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`A consent URL can't have the scheme ${protocol}`);
  latest?.close();
  const opened = open('', '_blank', as === 'popup' ? features : '');
  latest = opened;
  if (!opened) return false;
  opened.opener = null;
  opened.location.replace(url);
  return true;
}
