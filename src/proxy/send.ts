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
export async function answerSend(request: IncomingMessage, response: ServerResponse, key: Buffer): Promise<void> {
  const refusal = refusalOfSender(request, key);
  if (refusal) return refuse(request, response, refusal);
  const envelope = await readBody(request, largestEnvelope);
  if (!envelope) return refuse(request, response, 'envelope-too-large');
  const halves = splitEnvelope(envelope);
  const description = halves && readDescription(halves.json);
  if (!description || (!description.hasBody && halves.body.length > 0)) {
    return refuse(request, response, 'bad-envelope');
  }
  const order = { description, body: halves.body, ownPort: ownPort(request) };
  const target = refusalOfRequest(description) ?? readTarget(description.url, order.ownPort);
  if (typeof target === 'string') return answerRefusal(response, target, order.body.length);
  answerCall(response, { ...order, target });
}

function answerRefusal(response: ServerResponse, code: RefusalCode, requestBytes: number): void {
  new FrameWriter(response).end(refusedEnd(code, requestBytes));
}

function answerCall(response: ServerResponse, order: Order): void {
  const forwarding = new Forwarding(order, new FrameWriter(response));
  response.on('drain', () => forwarding.resume()).on('close', () => forwarding.cancel());
}
