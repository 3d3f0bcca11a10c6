import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainErrorPage } from './error-page.ts';
import { html } from './markup.ts';
import { type Page, sendPage } from './page.ts';

/** Where the native application's answers go: a page that shows the code, and nothing else of the answer. */
export function answerCodePage(req: IncomingMessage, res: ServerResponse): void {
  const { status, page } = codePageFor(new URL(req.url ?? '/', 'http://localhost').searchParams);
  sendPage(res, status, page);
}

/** The page that an authorization response is shown on: its code, its error, or that it holds neither. */
export function codePageFor(answer: URLSearchParams): { readonly status: number; readonly page: Page } {
  const error = answer.get('error');
  const code = answer.get('code');
  if (code) return { status: 200, page: codePage(code) };
  return error
    ? { status: 200, page: plainErrorPage('No access was given', `The answer is ${error}.`) }
    : { status: 400, page: plainErrorPage('No code', 'This page shows the code of an answer, and none came along.') };
}

function codePage(code: string): Page {
  return {
    title: 'Your code',
    body: html`<h1>Your authorization code</h1>
<p>Copy it into the app that asked for it. It works once, for ten minutes.</p>
<p class="note"><code>${code}</code></p>`,
  };
}
