// What the body of a refusal says where it keeps to no RFC: `{"code":"expired_access_token","message":"…"}`.
import type { CallView } from '#call/call-view.ts';

/** Members that APIs put an error's name and its description in, the name first. */
const members = ['code', 'error', 'error_code', 'message', 'error_description', 'error_message', 'detail', 'title'];
const longestBody = 20_000;
const longestWord = 300;

/** The words of a JSON body, at its top or under `error`, secrets masked; `null` where it has none. */
export function ownWordsOf({ responseBody }: CallView): string | null {
  const body = responseBody?.map(({ text }) => text).join('') ?? '';
  const document = body.length > longestBody ? null : readObject(body);
  const words = wordsIn(document);
  const found = words.length > 0 ? words : wordsIn(document?.error);
  return found.length > 0 ? found.slice(0, 2).join(': ') : null;
}

function readObject(body: string): Record<string, unknown> | null {
  try {
    const document: unknown = JSON.parse(body);
    return isObject(document) ? document : null;
  } catch {
    return null; // No JSON: the body stands on screen as it is.
  }
}

function wordsIn(document: unknown): string[] {
  if (!isObject(document)) return [];
  const found = members.map((name) => (Object.hasOwn(document, name) ? document[name] : undefined));
  return found.filter((word): word is string => typeof word === 'string' && isShort(word));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShort(word: string): boolean {
  return word.trim() !== '' && word.length <= longestWord;
}
