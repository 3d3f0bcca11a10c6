import { BodyTooLarge, readBody } from '../request-body.ts';
import { type Operation, problem, sendJson } from './operation.ts';

const BODY_LIMIT = 1_000_000;

/** Gives back the request as it came: header lines in order, duplicates and case kept. */
export const echo: Operation = {
  path: '/echo',
  methods: 'any',
  example: '/echo',
  words: 'Your request as it arrived: method, URL, header lines, body.',
  async answer({ req, res }) {
    try {
      const body = await readBody(req, BODY_LIMIT);
      const headers = req.rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, req.rawHeaders[at + 1]]] : []));
      sendJson(res, { status: 200, body: { method: req.method, url: req.url, headers, body: body.toString('utf8') } });
    } catch (error) {
      if (!(error instanceof BodyTooLarge)) throw error;
      sendJson(res, { ...problem(413, 'too_large', error.message), headers: { Connection: 'close' } });
    }
  },
};
