import type { LiveCall } from '#call/live-call.ts';

/** Most bytes of a text under way that are shown: the newest. */
const shownBytes = 32_768;

/** The newest text of a body under way. */
export interface LiveText {
  readonly text: string;
  /** There is more in front of it. */
  readonly isTail: boolean;
}

/**
 * Reads the newest text of a call; `null` where it is no UTF-8. What does not begin with the body begins with a line: a
 * secret that was cut in half would not be told from other text.
 */
export function readLiveText({ chunks, isCut }: LiveCall): LiveText | null {
  const taken: Uint8Array[] = [];
  let length = 0;
  for (let at = chunks.length - 1; at >= 0 && length < shownBytes; at -= 1) {
    const bytes = chunks[at]?.bytes ?? new Uint8Array();
    taken.unshift(bytes);
    length += bytes.length;
  }
  const isTail = isCut || taken.length < chunks.length;
  const joined = join(taken, length);
  const lineAt = joined.indexOf(0x0a);
  const shown = isTail ? joined.subarray(lineAt < 0 ? length : lineAt + 1) : joined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(shown, { stream: true }), isTail };
  } catch {
    return null;
  }
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
