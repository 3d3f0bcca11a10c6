import type { Socket } from 'node:net';
import { readNumbers } from './number-parameters.ts';
import { type Operation, sendInvalid } from './operation.ts';
import { pause } from './patience.ts';
import { WAYS_TO_BREAK } from './ways-to-break.ts';

/** Dies in the way that is asked for: every byte goes past Node's HTTP server, which would not write such answers. */
export const breakOff: Operation = {
  path: '/break',
  methods: ['GET'],
  example: '/break?how=reset',
  words: `Dies: ${Object.keys(WAYS_TO_BREAK).join(', ')}.`,
  async answer({ req, res, url }) {
    const how = url.searchParams.get('how') ?? '';
    const way = Object.hasOwn(WAYS_TO_BREAK, how) ? WAYS_TO_BREAK[how] : undefined;
    if (way === undefined) {
      const known = Object.entries(WAYS_TO_BREAK).map(([name, { words }]) => `${name}: ${words}`);
      return sendInvalid(res, `how must be one of these. ${known.join('. ')}.`);
    }
    const read = readNumbers(url.searchParams, { after: { from: 0, to: 60_000, otherwise: 300, whole: true } });
    if ('wrong' in read) return sendInvalid(res, read.wrong);
    if (way.sends.length > 0) req.socket.write(way.sends);
    // The first part is to be read before the end comes: a reset may take back what was not.
    if (way.ending !== 'silence' && (await pause(res, read.numbers.after))) end(req.socket, way.ending);
  },
};

function end(socket: Socket, ending: 'close' | 'reset'): void {
  if (ending === 'reset') socket.resetAndDestroy();
  else socket.destroySoon();
}
