import type { Grant } from '#oauth/profile.ts';

/** What gave a token, as the list says it. */
export const grantWords: Record<Grant, string> = {
  authorization_code: 'code exchange',
  client_credentials: 'client credentials',
  refresh_token: 'refresh token',
  password: 'password',
  implicit: 'implicit',
  basic: 'HTTP Basic',
};
