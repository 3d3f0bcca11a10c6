import type { Grant } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';

const grantWords: Record<Grant, string> = {
  authorization_code: 'code exchange',
  client_credentials: 'client credentials',
  refresh_token: 'refresh token',
  password: 'password',
  implicit: 'implicit',
  basic: 'HTTP Basic',
};

/** What gave a token, as the list says it. */
export function originWords({ grant, adoptedAs }: Pick<TokenView, 'grant' | 'adoptedAs'>): string {
  return adoptedAs ? 'adopted' : grantWords[grant];
}
