import type { IncomingMessage, ServerResponse } from 'node:http';
import { attempt } from './answer.ts';

/**
 * Reads a request's whole body and hands it on once, as `null` if it is longer than allowed, and not at all if it breaks
 * off. No promise: every call passes here.
 */
export function readBody(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  limitBytes: number,
  take: (body: Buffer | null) => void,
): void {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    take(null);
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    const wasWithin = length <= limitBytes;
    length += chunk.length;
    if (length <= limitBytes) chunks.push(chunk);
    else if (wasWithin) attempt(response, () => take(null));
  });
  request.on('end', () => {
    if (length > limitBytes) return;
    attempt(response, () => take(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
  });
}
