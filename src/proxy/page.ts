// index.html as each launch serves it: the page is told the key and where the practice provider is.

/** What a page is told in its `<meta>` tags. */
export interface PageFacts {
  readonly key: string;
  /** Empty when there is no practice provider. */
  readonly practiceOrigin: string;
}

/** Fills both metas, wherever they stand in the head and however they are quoted; a missing one is added. */
export function fillPage(html: string, { key, practiceOrigin }: PageFacts): string {
  return withMeta(withMeta(html, 'authscope-practice', practiceOrigin), 'authscope-key', key);
}

function withMeta(html: string, name: string, content: string): string {
  const meta = `<meta name="${name}" content="${escapeAttribute(content)}">`;
  const named = new RegExp(`\\sname\\s*=\\s*["']?${name}(?=["'\\s/>])`, 'i');
  let isThere = false;
  const filled = html.replace(/<meta\b[^>]*>/gi, (tag) => {
    if (!named.test(tag)) return tag;
    isThere = true;
    return meta;
  });
  return isThere ? filled : html.replace(/<head[^>]*>/i, (head) => head + meta);
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
