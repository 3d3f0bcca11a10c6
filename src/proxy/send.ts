// POST /send: an envelope in, frames out. src/proxy/README.md has the picture.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalCode } from '#call/refusal.ts';
import { splitEnvelope } from '#call/wire.ts';
import { refuse } from './answer.ts';
import { readBody } from './body.ts';
import { readDescription, refusalOfRequest } from './description.ts';
import type { Order } from './dial.ts';
import { Forwarding, refusedEnd } from './forward.ts';
import { FrameWriter } from './frames.ts';
import { ownPort, refusalOfSender } from './guard.ts';
import { readTarget } from './target.ts';

const largestEnvelope = 64 * 1024 * 1024;

/** Answers `POST /send`: refuses the sender or the envelope with JSON, everything after that ends in frames. */
export function answerSend(request: IncomingMessage, response: ServerResponse, key: Buffer): void {
  const refusal = refusalOfSender(request, key);
  if (refusal) refuse(request, response, refusal);
  else readBody({ request, response }, largestEnvelope, (envelope) => answerEnvelope(request, response, envelope));
}

function answerEnvelope(request: IncomingMessage, response: ServerResponse, envelope: Buffer | null): void {
  const asked = envelope ? readAsked(envelope, ownPort(request)) : 'envelope-too-large';
  if (typeof asked === 'string') refuse(request, response, asked);
  else answerAsked(response, asked);
}

/** An order whose description nobody has held against the rules yet. */
type Asked = Omit<Order, 'target'>;

function readAsked(envelope: Buffer, ownPort: number): Asked | RefusalCode {
  const halves = splitEnvelope(envelope);
  const description = halves && readDescription(halves.json);
  if (!description || (!description.hasBody && halves.body.length > 0)) return 'bad-envelope';
  return { description, body: halves.body, ownPort };
}

function answerAsked(response: ServerResponse, { description, body, ownPort }: Asked): void {
  const target = refusalOfRequest(description) ?? readTarget(description.url, ownPort);
  const frames = new FrameWriter(response);
  if (typeof target === 'string') {
    frames.end(refusedEnd(target, body.length));
  } else {
    const forwarding = begin({ description, body, ownPort, target }, frames);
    response.on('close', () => forwarding?.cancel());
  }
}

/** Node's client itself refuses what it can't frame: a Trailer header without chunks, for one. */
function begin(order: Order, frames: FrameWriter): Forwarding | null {
  try {
    return new Forwarding(order, frames);
  } catch {
    frames.end(refusedEnd('unsendable', order.body.length));
    return null;
  }
}
