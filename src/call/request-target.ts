const controls = /[\0-\x1f\x7f]/;
const plainUrl = /^https?:\/\/[^/?#\\]+([/?][!"$-~]*)?(?:#.*)?$/i;

/** Reads a URL; `null` where it is none, or holds a control: the URL parser drops those without a word. */
export function parseUrl(text: string): URL | null {
  return controls.test(text) || !URL.canParse(text) ? null : new URL(text);
}

/**
 * The request target (RFC 9112 section 3.2.1) of a URL, as it was written. The URL parser tidies paths (dots, quotes,
 * bars); one of plain ASCII needs no tidying to be sent. Any other is sent as the parser has it.
 * @param url what `parseUrl` made of the same text.
 */
export function requestTarget(text: string, url: URL): string {
  const parts = plainUrl.exec(text);
  if (!parts) return url.pathname + url.search;
  const [, path = '/'] = parts;
  return path.startsWith('?') ? `/${path}` : path;
}
