// POST /send: an envelope in, frames out. src/proxy/README.md has the picture.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RefusalCode } from '#call/refusal.ts';
import { refusalOfRequest } from '#call/sendable.ts';
import { splitEnvelope } from '#call/wire.ts';
import { refuse } from './answer.ts';
import { readBody } from './body.ts';
import { readDescription } from './description.ts';
import type { Order } from './dial.ts';
import { Forwarding, undialledEnd } from './forward.ts';
import { FrameWriter } from './frames.ts';
import { ownPort, refusalOfSender } from './guard.ts';
import type { OuterProxies } from './outer-proxies.ts';
import { readTarget } from './target.ts';

const largestEnvelope = 64 * 1024 * 1024;

/** What this launch knows: its key, and the environment's proxies. */
export interface SendOptions {
  readonly key: Buffer;
  readonly outerProxies: OuterProxies;
}

/** Answers `POST /send`: refuses the sender or the envelope with JSON, everything after that ends in frames. */
export function answerSend(
  request: IncomingMessage,
  response: ServerResponse,
  { key, outerProxies }: SendOptions,
): void {
  const refusal = refusalOfSender(request, key);
  if (refusal) {
    refuse(request, response, refusal);
    return;
  }
  readBody({ request, response }, largestEnvelope, (envelope) => {
    const asked = envelope ? readAsked(envelope, ownPort(request)) : 'envelope-too-large';
    if (typeof asked === 'string') refuse(request, response, asked);
    else answerAsked(response, asked, outerProxies);
  });
}

/** An order whose description nobody has held against the rules yet. */
type Asked = Omit<Order, 'target' | 'outerProxies'>;

function readAsked(envelope: Buffer, ownPort: number): Asked | RefusalCode {
  const halves = splitEnvelope(envelope);
  const description = halves && readDescription(halves.json);
  if (!description || (!description.hasBody && halves.body.length > 0)) return 'bad-envelope';
  return { description, body: halves.body, ownPort };
}

function answerAsked(response: ServerResponse, asked: Asked, outerProxies: OuterProxies): void {
  const { description, body, ownPort } = asked;
  const target = refusalOfRequest(description) ?? readTarget(description.url, ownPort);
  const frames = new FrameWriter(response);
  if (typeof target === 'string') {
    frames.end(undialledEnd({ kind: 'refused-by-proxy', code: target }, body.length));
  } else {
    const forwarding = new Forwarding({ description, body, ownPort, target, outerProxies }, frames);
    response.on('close', () => forwarding.cancel());
  }
}
