import { PRACTICE_USER } from '../registration.ts';
import { type Operation, READING, sendJson } from './operation.ts';

/** Tells whose token it is. */
export const me: Operation = {
  path: '/me',
  methods: READING,
  example: '/me',
  words: 'Whose token it is, and for how long.',
  answer({ res, token }) {
    const user = token.sub === PRACTICE_USER.username ? { name: PRACTICE_USER.name } : {};
    const { sub, client_id, scope, iat, exp } = token;
    sendJson(res, {
      status: 200,
      body: { sub, ...user, client_id, scope: scope ?? '', issued_at: iat, expires_at: exp },
    });
  },
};
