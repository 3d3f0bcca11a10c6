/** So long at once: a page that waits less than that goes on as if nothing was. */
const sliceMs = 12;

/**
 * Goes through steps to their end, and lets the page go on between two slices of them.
 * @throws the signal's reason once it is aborted.
 */
export async function inSlices<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
    if (performance.now() - since < sliceMs) continue;
    // What is settled already goes on within the same task: only a timer lets the page go on.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    since = performance.now();
  }
}
