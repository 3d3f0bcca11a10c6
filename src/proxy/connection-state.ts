// What a connection is asked when a call on it failed. Written down as it happens: afterwards it can't tell any more.
import type { Socket } from 'node:net';

const readBefore = new WeakMap<Socket, number>();
const resets = new WeakMap<Socket, string>();

/** To be called when a kept connection is given its next request. */
export function noteReuse(socket: Socket): void {
  readBefore.set(socket, socket.bytesRead);
}

/** Tells whether a connection brought anything since its last request went out. */
export function isAnswered(socket: Socket): boolean {
  return socket.bytesRead > (readBefore.get(socket) ?? 0);
}

/** To be called once for a new connection. */
export function watchForReset(socket: Socket): void {
  // Before Node's own listener, which closes this side too.
  socket.prependListener('end', askWhetherReset);
}

/** The code of the reset that a connection ended with, `null` if it was closed in good order. */
export function resetCodeOf(socket: Socket): string | null {
  return resets.get(socket) ?? null;
}

/**
 * A reset right behind some bytes reaches us as an end like any other (libuv takes a hang-up after a short read for one).
 * To write nothing sends nothing, but on a connection that was reset it fails.
 */
function askWhetherReset(this: Socket): void {
  if (!this.writable) return;
  this.write('', (error: NodeJS.ErrnoException | null | undefined) => {
    if (error) resets.set(this, error.code ?? 'ECONNRESET');
  });
}
