type Fetch = typeof fetch;

const keyTag = /<meta\s+name="?authscope-key"?\s+content="?([^"\s>]+)"?\s*\/?>/i;

/**
 * Reads the key of this launch from the console's own page. Only the console can: the page goes to nobody else (R01).
 * @returns `null` where the page could not be had or carries no key; never throws.
 */
export async function readKey(fetch: Fetch, origin: string, signal: AbortSignal): Promise<string | null> {
  try {
    const page = await fetch(new URL('/', origin), { cache: 'no-store', signal });
    return page.ok ? (keyTag.exec(await page.text())?.[1] ?? null) : null;
  } catch {
    return null;
  }
}
