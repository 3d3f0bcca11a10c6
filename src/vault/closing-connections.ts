/** A connection that closes itself waits for what it is just reading or writing, and counts as in the way until then. */
const closingMs = 1_000;

/**
 * Waits a moment for connections that close themselves, once the browser says that one is in the way.
 * @param onBlocked told where it still is then: a tab that does not let go.
 */
export function waitForClosing(request: IDBOpenDBRequest, onBlocked: () => void): void {
  request.addEventListener('blocked', () => {
    const patience = setTimeout(onBlocked, closingMs);
    for (const end of ['success', 'error', 'upgradeneeded'])
      request.addEventListener(end, () => clearTimeout(patience));
  });
}
