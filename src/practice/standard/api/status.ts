import { type OutgoingHttpHeaders, STATUS_CODES } from 'node:http';
import { challenge } from '../challenge.ts';
import { type Operation, sendInvalid, sendJson } from './operation.ts';

const RETRY_AFTER_SECONDS = 5;
const WITHOUT_BODY = [204, 205, 304];
const ASKED_FOR = 'This status was asked for.';

const HEADERS: Readonly<Record<number, OutgoingHttpHeaders>> = {
  401: {
    'WWW-Authenticate': challenge({
      realm: 'practice-api',
      error: 'invalid_token',
      error_description: ASKED_FOR,
    }),
  },
  429: { 'Retry-After': RETRY_AFTER_SECONDS },
  503: { 'Retry-After': RETRY_AFTER_SECONDS },
};

/** Answers with the status that is asked for, and with the header fields that belong to it. */
export const status: Operation = {
  path: '/status/:code',
  methods: 'any',
  example: '/status/429',
  words: 'That status, 200 to 599; Retry-After with 429 and 503, a challenge with 401.',
  answer({ res, parameter }) {
    const code = /^[2-5]\d\d$/.test(parameter) ? Number(parameter) : undefined;
    if (code === undefined) return sendInvalid(res, 'The status must be a number from 200 to 599.');
    if (WITHOUT_BODY.includes(code)) {
      res.writeHead(code, { 'Cache-Control': 'no-store' }).end();
      return;
    }
    const body = { status: code, reason: STATUS_CODES[code] ?? 'Unassigned', description: ASKED_FOR };
    sendJson(res, { status: code, body, headers: HEADERS[code] ?? {} });
  },
};
