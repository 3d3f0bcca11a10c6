import { PATHS } from '../registration.ts';
import { type Operation, READING, sendJson } from './operation.ts';

const SCOPE = `Path=${PATHS.api}/cookies; SameSite=Lax`;

/** Sets two cookies, one of them new each time, and tells which ones came. */
export const cookies: Operation = {
  path: '/cookies',
  methods: READING,
  example: '/cookies',
  words: 'Sets two cookies, in two header lines, and tells which ones came.',
  answer({ req, res }) {
    const received = readCookies(req.headers.cookie ?? '');
    const visits = received.find(({ name }) => name === 'practice_visits')?.value ?? '0';
    const visit = /^\d{1,6}$/.test(visits) ? Number(visits) + 1 : 1;
    sendJson(res, {
      status: 200,
      headers: {
        'Set-Cookie': [`practice_visits=${visit}; ${SCOPE}; HttpOnly`, `practice_bench=north; ${SCOPE}; Max-Age=600`],
      },
      body: { received, set: ['practice_visits', 'practice_bench'] },
    });
  },
};

function readCookies(header: string): { name: string; value: string }[] {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('=') };
    });
}
