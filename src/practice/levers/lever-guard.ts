// Who may pull a lever: the rules of SECURITY.md, R02 and R03, at the practice provider.
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Carries the launch's key, which only a reader of `/levers.json` knows: no page of another origin can read that. */
export const LEVER_KEY_HEADER = 'x-practice-key';

/** A request that may pull levers, with the kind of its body; or why it may not. */
export type LeverSender =
  | { readonly body: 'json' | 'form' }
  | { readonly status: 403 | 415; readonly code: string; readonly description: string };

/**
 * Takes JSON with the key, from a program or from a page of our own; and a form only from a page of our own, which a
 * browser says in `Origin`. Nothing else: a form or a plain text is what a foreign page could send without asking.
 */
export function readLeverSender(
  { headers }: Pick<IncomingMessage, 'headers'>,
  origin: string,
  key: string,
): LeverSender {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const isForm = type === 'application/x-www-form-urlencoded';
  if (!isForm && type !== 'application/json') {
    const description = 'Levers are set with Content-Type: application/json, or with the form of the page /levers.';
    return { status: 415, code: 'unsupported_media_type', description };
  }
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  const isOwn = headers.origin === origin || (!isForm && headers.origin === undefined);
  if (!isOwn || site !== 'same-origin') {
    const description = `Only the provider’s own page and programs pull levers. Origin is ${headers.origin ?? 'missing'}.`;
    return { status: 403, code: 'origin_not_allowed', description };
  }
  if (!isForm && !isSameKey(headers[LEVER_KEY_HEADER], key)) {
    const description = `The header ${LEVER_KEY_HEADER} must hold the key that GET /levers.json tells. It is new at each launch.`;
    return { status: 403, code: 'bad_key', description };
  }
  return { body: isForm ? 'form' : 'json' };
}

function isSameKey(given: string | string[] | undefined, key: string): boolean {
  if (typeof given !== 'string') return false;
  const [bytes, own] = [Buffer.from(given, 'latin1'), Buffer.from(key, 'latin1')];
  return bytes.length === own.length && timingSafeEqual(bytes, own);
}
