import type { Profile } from '#oauth/profile.ts';

/** A member of a token response that is to come, and what it is for. */
export interface ExpectedMember {
  readonly name: string;
  readonly words: string;
}

/** What a profile's token response should hold by the book: RFC 6749 sections 4.2.2, 4.4.3, 5.1 and 6. */
export function expectedMembers({ grant, scopes }: Pick<Profile, 'grant' | 'scopes'>): ExpectedMember[] {
  return [
    { name: 'access_token', words: 'Sent with each API call' },
    { name: 'refresh_token', words: refreshWords[grant] },
    ...(scopes.includes('openid') ? [{ name: 'id_token', words: idTokenWords[grant] }] : []),
    { name: 'expires_in', words: 'How long it lives, in seconds. May be missing' },
    {
      name: 'scope',
      words: scopes.length > 0 ? 'May be less than you asked for' : 'What the provider grants by default',
    },
  ];
}

const refreshWords: Readonly<Record<Profile['grant'], string>> = {
  authorization_code: 'Gets the next access token, if one comes',
  client_credentials: 'None by the book: ask again when it expires',
  refresh_token: 'A new one; if none comes, yours stays in force',
  password: 'Gets the next access token, if one comes',
  implicit: 'Never: this grant gives none',
  basic: 'None: there is no token',
};

const idTokenWords: Readonly<Record<Profile['grant'], string>> = {
  authorization_code: 'Says who signed in. Its nonce is checked',
  client_credentials: 'None: nobody signs in',
  refresh_token: 'May come again',
  password: 'Says who signed in',
  implicit: 'None: only a token is asked for',
  basic: 'None: there is no token',
};
