import { readNumbers } from './number-parameters.ts';
import { type Operation, READING, sendInvalid, sendJson } from './operation.ts';
import { pause } from './patience.ts';

/** Thinks for a while before it answers at all. */
export const slow: Operation = {
  path: '/slow',
  methods: READING,
  example: '/slow?seconds=5',
  words: 'No byte for so many seconds, up to 60, then an answer.',
  async answer({ res, url }) {
    const read = readNumbers(url.searchParams, { seconds: { from: 0, to: 60, otherwise: 5 } });
    if ('wrong' in read) return sendInvalid(res, read.wrong);
    const { seconds } = read.numbers;
    if (await pause(res, seconds * 1000)) sendJson(res, { status: 200, body: { waited_seconds: seconds } });
  },
};
