// The OAuth 2.0 block of Postman: alone, in a request, or in a collection (schema v2.1, `auth.oauth2`).

import { isSensitiveName } from '#call/secret-names.ts';
import type { NamedValue, TokenParameter } from '#oauth/dialect.ts';
import type { Grant } from '#oauth/profile.ts';
import type { FoundPair } from './found.ts';
import { isObject, type Members, type Places } from './json-places.ts';
import type { Draft } from './proposal.ts';
import { proposeRedirect } from './propose-redirect.ts';
import { proposeScopes } from './propose-scopes.ts';

const grants: Readonly<Record<string, Grant>> = {
  authorization_code: 'authorization_code',
  authorization_code_with_pkce: 'authorization_code',
  client_credentials: 'client_credentials',
  implicit: 'implicit',
  password_credentials: 'password',
};
/** What only Postman's own window needs. */
const ownSettings =
  /^(?:state|tokenName|addTokenTo|headerPrefix|useBrowser|code_verifier|tokenType|accessToken|refreshTokenUrl)$/;

/** Reads the first OAuth 2.0 block of a document; false where there is none. */
export function proposePostman(draft: Draft, document: Members, at: Places): boolean {
  const block = blockIn(document, 0);
  if (!block) return false;
  const entries = Array.isArray(block) ? block.flatMap(entryOf) : Object.entries(block as Members);
  for (const [name, value] of entries.slice(0, 200)) proposeEntry(draft, at.pair(name, value), value);
  if (!entries.some(([name]) => name === 'grant_type'))
    draft.fill('grant', 'authorization_code', at.of('oauth2', block));
  proposePkce(draft, entries, at);
  return true;
}

/** The value of the first member `oauth2`, a few floors down. */
function blockIn(value: unknown, depth: number): unknown {
  if (depth > 8) return null;
  if (Array.isArray(value)) {
    for (const each of value.slice(0, 500)) {
      const block = blockIn(each, depth + 1);
      if (block) return block;
    }
    return null;
  }
  if (!isObject(value)) return null;
  const { oauth2 } = value;
  if (Array.isArray(oauth2) || isObject(oauth2)) return oauth2;
  return blockIn(
    Object.values(value).filter((each) => typeof each === 'object'),
    depth,
  );
}

function entryOf(entry: unknown): [string, unknown][] {
  return isObject(entry) && typeof entry.key === 'string' ? [[entry.key, entry.value]] : [];
}

function proposeEntry(draft: Draft, pair: FoundPair, value: unknown) {
  switch (pair.name) {
    case 'grant_type':
      return proposeGrant(draft, pair);
    case 'accessTokenUrl':
      return draft.fillUrl('tokenEndpoint', { ...pair, name: 'token endpoint' });
    case 'authUrl':
      return draft.fillUrl('authorizationEndpoint', { ...pair, name: 'authorization endpoint' });
    case 'clientId':
      return draft.fillText('clientId', { ...pair, name: 'client_id' });
    case 'clientSecret':
      return draft.keepSecret('clientSecret', { ...pair, name: 'client_secret' });
    case 'username':
    case 'audience':
      return draft.fillText(pair.name, pair);
    case 'password':
      return draft.keepSecret('password', pair);
    case 'scope':
      return proposeScopes(draft, pair);
    case 'resource':
      return pair.value === '' ? undefined : draft.fill('resources', [pair.value], pair);
    case 'redirect_uri':
      return proposeRedirect(draft, pair, draft.at('authorizationEndpoint'));
    case 'client_authentication':
      return draft.fill(
        'clientAuthentication',
        pair.value === 'body' ? 'client_secret_post' : 'client_secret_basic',
        pair,
      );
    case 'authRequestParams':
    case 'tokenRequestParams':
    case 'refreshRequestParams':
      return proposeParameters(draft, pair, value);
    case 'challengeAlgorithm':
      return;
    default:
      draft.pass(
        pair.name,
        ownSettings.test(pair.name) ? 'a setting of Postman’s own' : 'a profile has no field for it',
        pair,
      );
  }
}

function proposeGrant(draft: Draft, pair: FoundPair) {
  const grant = Object.hasOwn(grants, pair.value) ? grants[pair.value] : undefined;
  if (grant) draft.fill('grant', grant, pair);
  else draft.pass('grant_type', 'a profile has no such grant', pair);
}

function proposePkce(draft: Draft, entries: readonly (readonly [string, unknown])[], at: Places) {
  const [of, grant] = ['challengeAlgorithm', 'grant_type'].map((name) => entries.find(([each]) => each === name)?.[1]);
  if (draft.at('grant') !== 'authorization_code') return;
  if (grant === 'authorization_code_with_pkce')
    draft.fill('pkce', of === 'plain' ? 'plain' : 'S256', at.of('challengeAlgorithm', of));
  else draft.fill('pkce', 'off', at.of('grant_type', grant));
}

function placeOf(sendAs: unknown): TokenParameter['place'] {
  if (sendAs === 'request_header') return 'header';
  return sendAs === 'request_url' ? 'query' : undefined;
}

/** Postman's extra parameters: `send_as` says where they go. */
function proposeParameters(draft: Draft, pair: FoundPair, value: unknown) {
  const list = Array.isArray(value) ? value.slice(0, 100).filter(isObject) : [];
  const extras = list.flatMap((each): TokenParameter[] => {
    const { key, value: text, send_as: sendAs, enabled } = each;
    if (typeof key !== 'string' || typeof text !== 'string' || enabled === false) return [];
    if (isSensitiveName(key)) draft.pass(key, 'it is a secret, and a profile has no field for this one', pair);
    const place = placeOf(sendAs);
    const only = pair.name === 'refreshRequestParams' ? 'refresh' : 'first';
    return isSensitiveName(key) ? [] : [{ name: key, value: text, ...(place && { place }), only }];
  });
  if (extras.length === 0) return;
  if (pair.name === 'authRequestParams')
    draft.fill(
      'authorizationParameters',
      extras.map(({ name, value: text }): NamedValue => ({ name, value: text })),
      pair,
    );
  else {
    const before = draft.at('tokenParameters');
    draft.replace('tokenParameters', [...(before ?? []), ...extras], pair);
  }
}
