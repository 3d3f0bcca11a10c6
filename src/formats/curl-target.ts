import { parseUrl, requestTarget } from '#call/request-target.ts';
import type { MarkedText } from './curl-pieces.ts';
import type { CurlRefusal } from './curl-refusal.ts';
import { type SecretPlace, secretsInText } from './literal-secrets.ts';

/** The URL of a command, and the options that keep curl from rewriting it. */
export interface CurlTarget {
  readonly kind: 'target';
  readonly marked: MarkedText;
  readonly secrets: readonly SecretPlace[];
  readonly options: readonly string[];
}

/**
 * The URL as the console sends it: host in its normal form, path and query as written, no fragment. The options turn off
 * curl's patterns (`[1-3]`, `{a,b}`), its tidying of `/../`, and HTTP/2, which knows neither case nor order of headers.
 */
export function curlTarget(written: MarkedText): CurlTarget | CurlRefusal {
  const url = parseUrl(written.text);
  if (!url) return { kind: 'unsendable', code: 'bad-url' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'unsendable', code: 'scheme-not-allowed' };
  if (url.username !== '' || url.password !== '') return { kind: 'unsendable', code: 'credentials-in-url' };
  if (url.host.search(written.marker) >= 0) return { kind: 'secret-in-host' };
  const target = requestTarget(written.text, url);
  const text = `${url.protocol}//${url.host}${target}`;
  const hasSlot = target.search(written.marker) >= 0;
  const options = [
    hasSlot || /[[\]{}]/.test(text) ? '--globoff' : '',
    hasSlot || /\/(?:\.|%2e)/i.test(target) ? '--path-as-is' : '',
    url.protocol === 'https:' ? '--http1.1' : '',
  ];
  return {
    kind: 'target',
    marked: { ...written, text },
    secrets: secretsInText(text, 'URL'),
    options: options.filter((option) => option !== ''),
  };
}
