// POST /callback: OAuth 2.0 Form Post Response Mode. Hands the fields on in a fragment and stores nothing (SECURITY.md R19).
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalCode } from '#call/refusal.ts';
import { answer, refuse } from './answer.ts';
import { readBody } from './body.ts';
import { consoleOrigin, isBackgroundHit, ownPort } from './guard.ts';

const largestForm = 64 * 1024;

/** Answers a form post with a 303 to `/callback#<fields>`, which no server, log or Referer ever sees. */
export function answerFormPost(request: IncomingMessage, response: ServerResponse): void {
  const refusal = refusalOfForm(request);
  if (refusal) refuse(request, response, refusal);
  else readBody({ request, response }, largestForm, (form) => answerForm(request, response, form));
}

function refusalOfForm(request: IncomingMessage): RefusalCode | null {
  if (isBackgroundHit(request, '/callback')) return 'origin-not-allowed';
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/x-www-form-urlencoded' ? null : 'content-type';
}

function answerForm(request: IncomingMessage, response: ServerResponse, form: Buffer | null): void {
  if (form) {
    const fields = new URLSearchParams(form.toString('utf8'));
    const location = `${consoleOrigin(ownPort(request))}/callback#${fields}`;
    answer(request, response, { status: 303, headers: ['Location', location, 'Cache-Control', 'no-store'] });
  } else {
    refuse(request, response, 'form-too-large');
  }
}
