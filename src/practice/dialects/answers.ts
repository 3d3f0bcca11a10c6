import { type Page, renderPage } from '../standard/page.ts';
import type { Refusal } from './dialect.ts';

/** Headers that keep an answer with a token out of every cache (RFC 6749, section 5.1). */
const UNCACHED = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** Answers with JSON, never cached. */
export function jsonAnswer(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body, null, 2), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...UNCACHED, ...headers },
  });
}

/** Answers with a page of the provider. Its Content-Security-Policy comes with the server. */
export function pageAnswer(page: Page, status = 200): Response {
  return new Response(renderPage(page), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...UNCACHED },
  });
}

/** An error as RFC 6749, section 5.2, has it: the shape of vendors that document none. */
export function plainRefusal({ status, code, description, headers }: Refusal): Response {
  return jsonAnswer({ error: code, error_description: description }, status, headers);
}
