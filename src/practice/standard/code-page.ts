import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainErrorPage } from './error-page.ts';
import { html } from './markup.ts';
import { type Page, sendPage } from './page.ts';

/** Where the native application's answers go: a page that shows the code, and nothing else of the answer. */
export function answerCodePage(req: IncomingMessage, res: ServerResponse): void {
  const { searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const error = searchParams.get('error');
  const code = searchParams.get('code');
  if (code) sendPage(res, 200, codePage(code));
  else if (error) sendPage(res, 200, plainErrorPage('No access was given', `The answer is ${error}.`));
  else sendPage(res, 400, plainErrorPage('No code', 'This page shows the code of an answer, and none came along.'));
}

function codePage(code: string): Page {
  return {
    title: 'Your code',
    body: html`<h1>Your authorization code</h1>
<p>Copy it into the app that asked for it. It works once, for ten minutes.</p>
<p class="note"><code>${code}</code></p>`,
  };
}
