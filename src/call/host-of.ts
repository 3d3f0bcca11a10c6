/** The host and port of a URL, or the text itself where it can't be read. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** Scheme, host and port of a URL; `null` where the text is none, or names no host: "urn:x", "localhost:80". */
export function originOf(url: string): string | null {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null';
  return origin === 'null' ? null : origin;
}
