import type { ServerResponse } from 'node:http';

/** Waits, but no longer than the client does. Resolves with whether it is still there. */
export function pause(res: ServerResponse, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (res.closed) return resolve(false);
    const settle = () => {
      clearTimeout(timer);
      res.off('close', settle);
      resolve(!res.closed);
    };
    const timer = setTimeout(settle, milliseconds);
    res.on('close', settle);
  });
}

/** Writes a part of a body and waits until there is room for the next. Resolves with whether the client is still there. */
export function write(res: ServerResponse, part: string | Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    if (res.closed || res.write(part)) return resolve(!res.closed);
    const settle = () => {
      res.off('drain', settle);
      res.off('close', settle);
      resolve(!res.closed);
    };
    res.on('drain', settle);
    res.on('close', settle);
  });
}
