import type { TokenPointers } from '#call/answer-reading.ts';
import type { Profile } from '#oauth/profile.ts';

/** A member of a token response that is to come, and what it is for. */
export interface ExpectedMember {
  readonly name: string;
  readonly words: string;
}

/** What a profile's token response should hold, each where the profile reads it: RFC 6749 sections 4.2.2, 4.4.3, 5.1 and 6. */
export function expectedMembers(profile: Pick<Profile, 'grant' | 'scopes' | 'tokenPointers'>): ExpectedMember[] {
  const { grant, scopes, tokenPointers } = profile;
  const at = (member: keyof TokenPointers) => placeOf(member, grant, tokenPointers);
  return [
    { name: at('access_token'), words: 'Sent with each API call' },
    { name: at('refresh_token'), words: refreshWords[grant] },
    ...(scopes.includes('openid') ? [{ name: at('id_token'), words: idTokenWords[grant] }] : []),
    { name: at('expires_in'), words: 'How long it lives, in seconds. May be missing' },
    {
      name: at('scope'),
      words: scopes.length > 0 ? 'May be less than you asked for' : 'What the provider grants by default',
    },
  ];
}

/** The member's name by the book, or the place that the profile reads it from. What comes by redirect is by the book. */
function placeOf(member: keyof TokenPointers, grant: Profile['grant'], pointers: TokenPointers): string {
  const pointer = pointers[member];
  return grant === 'implicit' || pointer === '' || pointer === `/${member}` ? member : pointer;
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
