import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { makeRequestLimit, type RequestLimit, refuseTooMany } from '../dialects/request-limit.ts';
import { sendBytes } from '../standard/api/operation.ts';
import { pause } from '../standard/api/patience.ts';
import type { LeverPlace } from './lever-places.ts';
import { RATE_LIMIT } from './lever-settings.ts';
import type { Levers } from './levers.ts';

/** Names the levers that changed an answer. */
const LEVER_HEADER = 'X-Practice-Lever';

/** What stands between the server and the answers that the levers reach. */
export interface InterferenceSetup {
  readonly levers: Levers;
  /** `undefined` for pages and documents: nothing breaks them but the clock. */
  placeOf(pathname: string): LeverPlace | undefined;
}

/** Makes the listener that lets the levers have their way first, and then hands on to the one that answers. */
export function makeInterference({ levers, placeOf }: InterferenceSetup, answer: RequestListener): RequestListener {
  const calls = makeRequestLimit(RATE_LIMIT, Date.now);
  return (req, res) => {
    if (!levers.settings.rate_limit) calls.clear();
    if (levers.settings.skew_minutes !== 0) {
      res.setHeader('Date', new Date(levers.now()).toUTCString());
      mark(res, 'clock');
    }
    const place = placeOf(req.url?.split('?')[0] ?? '/');
    const answerMarked = () =>
      levers.answering(
        (lever) => markWay(res, place, lever),
        () => answer(req, res),
      );
    if (place === undefined) return answerMarked();
    interrupt({ levers, place, calls }, req, res)
      .then((isOver) => isOver || answerMarked())
      .catch(() => res.destroy());
  };
}

interface Interruption {
  readonly levers: Levers;
  readonly place: LeverPlace;
  readonly calls: RequestLimit;
}

/** Resolves with whether the request is done with. */
async function interrupt({ levers, place, calls }: Interruption, req: IncomingMessage, res: ServerResponse) {
  const { slow_ms, break: breaks, at, rate_limit } = levers.settings;
  const reached = place.kind === at;
  if (reached && slow_ms > 0) {
    mark(res, 'slow');
    if (!(await pause(res, slow_ms))) return true;
  }
  if (rate_limit && place.kind === 'api') {
    const { count, seconds } = RATE_LIMIT;
    const refusal = refuseTooMany(calls.take(), `A lever allows ${count} calls in ${seconds} s.`);
    if (refusal !== undefined) {
      mark(res, 'rate-limit');
      await place.refuse(refusal, req, res);
      return true;
    }
  }
  if (reached && breaks !== 'no') {
    mark(res, breaks === 'drop' ? 'drop' : `break-${breaks}`);
    breakAnswer(breaks, req, res);
    return true;
  }
  levers.answering(
    (lever) => mark(res, lever),
    () => levers.meet(bearerTokenOf(req)),
  );
  return false;
}

/** A provider may ask how long a token would live where it gives none. */
function markWay(res: ServerResponse, place: LeverPlace | undefined, lever: string): void {
  if (!res.headersSent && (lever !== 'lifetime' || place?.kind === 'token')) mark(res, lever);
}

function mark(res: ServerResponse, lever: string): void {
  const marked = String(res.getHeader(LEVER_HEADER) ?? '');
  if (marked.split(', ').includes(lever)) return;
  res.setHeader(LEVER_HEADER, marked === '' ? lever : `${marked}, ${lever}`);
}

const CUT_JSON = '{\n  "measured": "half of it",\n  "values": [1, 2,';
const GATEWAY_PAGE = `<!doctype html>
<html lang="en"><head><title>502 Bad Gateway</title></head>
<body><h1>Bad Gateway</h1><p>The server behind this gateway did not answer.</p></body></html>
`;

function breakAnswer(how: 'json' | 'html' | 'drop', req: IncomingMessage, res: ServerResponse): void {
  const json = { 'Content-Type': 'application/json; charset=utf-8' };
  switch (how) {
    case 'json':
      sendBytes(res, { status: 200, body: Buffer.from(CUT_JSON), headers: json });
      break;
    case 'html': {
      const headers = { 'Content-Type': 'text/html; charset=utf-8' };
      sendBytes(res, { status: 502, body: Buffer.from(GATEWAY_PAGE), headers });
      break;
    }
    case 'drop':
      // Half an answer first: many clients send a request again, unasked, when its connection closes without a byte.
      res.writeHead(200, { ...json, 'Cache-Control': 'no-store', 'Content-Length': 1000 });
      res.write(CUT_JSON, () => req.socket.destroySoon());
  }
}

function bearerTokenOf({ headers }: IncomingMessage): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1];
}
