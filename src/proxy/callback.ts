// POST /callback: OAuth 2.0 Form Post Response Mode. Hands the fields on in a fragment and stores nothing (SECURITY.md R19).
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, refuse } from './answer.ts';
import { readBody } from './body.ts';
import { consoleOrigin, isBackgroundHit, ownPort } from './guard.ts';

const largestForm = 64 * 1024;

/** Answers a form post with a 303 to `/callback#<fields>`, which no server, log or Referer ever sees. */
export async function answerFormPost(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (isBackgroundHit(request, '/callback')) return refuse(request, response, 'origin-not-allowed');
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return refuse(request, response, 'content-type');
  const form = await readBody(request, largestForm);
  if (!form) return refuse(request, response, 'form-too-large');
  const fields = new URLSearchParams(form.toString('utf8'));
  const location = `${consoleOrigin(ownPort(request))}/callback#${fields}`;
  answer(request, response, { status: 303, headers: ['Location', location, 'Cache-Control', 'no-store'] });
}
