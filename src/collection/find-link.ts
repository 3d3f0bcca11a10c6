/** Around the link in a message stands so much at most: what is longer is a document that happens to name a link. */
const mostAround = 4_000;

/**
 * The link in what was pasted, as its fragment without `#`; `null` where there is none. Chats and mail put words, brackets
 * and full stops around a link, and break it into lines: its own length says where it ends.
 * @param text a link of any host, the fragment of one, or a message with a link in it.
 */
export function findLink(text: string): string | null {
  const start = /(?:\/s#|^\s*#?)(\d{1,5}\.\S)/.exec(text);
  if (!start?.[1] || text.trimStart().startsWith('{')) return null;
  const from = start.index + start[0].length - start[1].length;
  const end = endOf(text, from);
  return from + text.length - end > mostAround ? null : text.slice(from, end).replace(/\s+/g, '');
}

/** Behind as many characters as the link says it has; one that says nothing ends with its word. */
function endOf(text: string, from: number): number {
  const [head, characters] = /^1\.(\d{1,7})\./.exec(text.slice(from, from + 12)) ?? [];
  if (!head) return from + (/^\S*/.exec(text.slice(from))?.[0].length ?? 0);
  const payload = text.slice(from + head.length);
  let left = Number(characters);
  let end = 0;
  for (; left > 0 && end < payload.length; end += 1) if (!/\s/.test(payload.charAt(end))) left -= 1;
  // What goes on without a break is part of it: the link was changed, which its reader says.
  const goesOn = left === 0 ? (/^[\w-]*/.exec(payload.slice(end))?.[0].length ?? 0) : 0;
  return from + head.length + end + goesOn;
}
