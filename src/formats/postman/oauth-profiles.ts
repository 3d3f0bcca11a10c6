// The OAuth 2.0 blocks of a file as profiles: blocks that say the same are one.
import { environmentRole, type SharedProfile, type SharedProfileSecret } from '#collection/shared-document.ts';
import type { Grant } from '#oauth/profile.ts';
import { FreeNames } from '../free-names.ts';
import type { ImportedSecret } from '../imported.ts';
import { Places, plainText } from '../json-places.ts';
import { proposePostman } from '../postman-oauth2.ts';
import { Draft, type Proposal } from '../proposal.ts';
import { publicPart } from '../public-part.ts';
import type { Importing } from './importing.ts';
import { type Place, within } from './place.ts';

/** What Postman needs for itself, and what is read beside the block. */
const passedOver =
  /^(?:state|tokenName|tokenType|tokenId|id|addTokenTo|headerPrefix|useBrowser|code_verifier|accessToken|refreshToken|refreshTokenUrl|redirect_uri)$/;
const postmanCallback = /^https:\/\/(?:oauth\.pstmn\.io|(?:www|app)\.getpostman\.com)\//i;
/** What profiles and their roles are called after. */
const grantWords: Readonly<Record<Grant, string>> = {
  authorization_code: 'authorization code',
  client_credentials: 'client credentials',
  refresh_token: 'refresh token',
  password: 'password',
  implicit: 'implicit',
  basic: 'basic',
};
const secretLabels = { clientSecret: 'client secret', password: 'password' } as const;

/** The profiles that were found so far. */
export class OauthProfiles {
  readonly #roles = new Map<string, string>();
  readonly #profiles: SharedProfile[] = [];
  readonly #secrets: ImportedSecret[] = [];
  readonly #freeRoles = new FreeNames([environmentRole]);
  readonly #freeNames = new FreeNames([]);
  readonly #collectionName: string;

  constructor(collectionName: string) {
    this.#collectionName = collectionName;
  }

  get profiles(): readonly SharedProfile[] {
    return this.#profiles;
  }

  get secrets(): readonly ImportedSecret[] {
    return this.#secrets;
  }

  /** The role of the profile that a block describes; made where there is none yet. */
  roleOf(parameters: ReadonlyMap<string, unknown>, place: Place, importing: Importing): string {
    const entries = [...parameters].filter(([name]) => !passedOver.test(name));
    const redirect = plainText(parameters.get('redirect_uri'));
    const key = JSON.stringify([...entries, redirect]);
    const known = this.#roles.get(key);
    if (known !== undefined) return known;
    const redirected = [...entries, ...this.#redirectOf(parameters, place, importing)];
    const profile = this.#profileOf(redirected, { place, importing });
    tellRefreshing(parameters, place, importing);
    this.#roles.set(key, profile.role);
    this.#profiles.push(profile);
    return profile.role;
  }

  #redirectOf(parameters: ReadonlyMap<string, unknown>, place: Place, importing: Importing): [string, unknown][] {
    const redirect = importing.resolved(plainText(parameters.get('redirect_uri')), 'plain');
    const isPostmans = postmanCallback.test(redirect) || parameters.get('useBrowser') === true;
    if (!isPostmans) return redirect === '' ? [] : [['redirect_uri', redirect]];
    importing.changed(within(place, 'redirect_uri'), 'the callback of Postman', 'your own callback: register it');
    return [];
  }

  #profileOf(entries: readonly [string, unknown][], { place, importing }: Reading): SharedProfile {
    const filled = entries
      .map(([key, value]) => ({
        key,
        value: typeof value === 'string' ? importing.resolved(value, placeFor(key)) : value,
      }))
      .filter(({ value }) => value !== '' && value !== null && value !== undefined);
    const draft = new Draft();
    proposePostman(draft, { oauth2: filled }, new Places({ text: '', start: 0, end: 0 }));
    const proposal = draft.proposal();
    tellOf(proposal, { place, importing });
    // A document names nobody.
    const { name: _, username, tokenOrigins: __, newer: ___, ...fields } = proposal.profile;
    if (username !== undefined) importing.dropped(within(place, 'username'), 'a user name', 'put it into the profile');
    const words = grantWords[fields.grant ?? 'authorization_code'];
    const role = this.#freeRoles.of(words.replace(/[^a-z]+/g, '-'), '-');
    const needed = (['clientSecret', 'password'] as const).filter((name) => filled.some(({ key }) => key === name));
    this.#keepSecrets(role, proposal);
    const isPublic = fields.grant === 'authorization_code' && !needed.includes('clientSecret');
    return {
      role,
      name: this.#freeNames.of([this.#collectionName, words].filter(Boolean).join(' – '), ' '),
      preset: null,
      fields: isPublic ? { ...fields, clientAuthentication: 'none' } : fields,
      secrets: needed satisfies SharedProfileSecret[],
    };
  }

  #keepSecrets(role: string, { secrets }: Proposal) {
    for (const { field, text } of secrets) {
      if (field === 'startingRefreshToken') continue;
      this.#secrets.push({ place: { kind: 'profile', role, secret: field }, label: secretLabels[field], value: text });
    }
  }
}

/** What of a block is kept as a secret; all else stands in a profile as text. */
const placeFor = (key: string) => (key === 'clientSecret' || key === 'password' ? 'secret' : 'plain');

/** Postman may refresh at another URL than where it gets tokens. */
function tellRefreshing(parameters: ReadonlyMap<string, unknown>, place: Place, importing: Importing) {
  const [refresh, token] = ['refreshTokenUrl', 'accessTokenUrl'].map((name) => plainText(parameters.get(name)).trim());
  if (refresh && refresh !== token)
    importing.dropped(within(place, 'refreshTokenUrl'), publicPart(refresh), 'refreshed at the token endpoint');
}

interface Reading {
  readonly place: Place;
  readonly importing: Importing;
}

function tellOf({ notUnderstood, contradictions }: Proposal, { place, importing }: Reading) {
  for (const { what, why } of notUnderstood) importing.dropped(within(place, what), what, `left out: ${why}`);
  for (const { what, found, instead } of contradictions)
    importing.changed(place, [what, found].filter(Boolean).join(': '), instead);
}
