// Credentials files as providers hand them out: Clarify's, Google's client_secret.json, and JSON with names that tell.

import { alternativeOf } from './alternatives.ts';
import { proposeByName } from './credential-names.ts';
import type { FoundPair, FoundText } from './found.ts';
import { isObject, type Members, Places } from './json-places.ts';
import { parsedObject } from './pasted-request.ts';
import { proposePostman } from './postman-oauth2.ts';
import { Draft } from './proposal.ts';
import { proposeRedirect } from './propose-redirect.ts';

/** Which file it is: "Clarify credentials". */
export type CredentialsFileKind = 'clarify' | 'google' | 'postman' | 'json' | 'env';

/** Reads a text in JSON into a draft; `null` where it holds no credentials. */
export function proposeFromJson(draft: Draft, file: FoundText): CredentialsFileKind | null {
  const members = parsedObject(file.text);
  if (!members) return null;
  const at = new Places(file);
  if (proposeClarify(draft, members, at)) return 'clarify';
  if (proposeGoogle(draft, members, at)) return 'google';
  if (proposePostman(draft, members, at)) return 'postman';
  return proposeAny(draft, members, at) ? 'json' : null;
}

/** Clarify has two: an OAuth client, and a user with a password, whose name is the integration's id. */
function proposeClarify(draft: Draft, members: Members, at: Places): boolean {
  const { apiUrl, integration, credentials, name } = members;
  if (typeof apiUrl !== 'string' || !isObject(credentials)) return false;
  if (credentials.type === 'basic-auth') proposeClarifyUser(draft, { integration, ...credentials }, at);
  else proposeClarifyClient(draft, { apiUrl, ...credentials }, at);
  draft.fillUrl('apiBaseUrl', { ...at.pair('apiUrl', apiUrl), name: 'API URL' });
  if (typeof integration === 'string') draft.keepVariable(at.pair('integration', integration));
  if (typeof name === 'string') draft.fillText('name', at.pair('name', name));
  return true;
}

function proposeClarifyUser(draft: Draft, { type, integration, clientId, ...members }: Members, at: Places) {
  const named = 'password' in members ? 'password' : 'clientSecret';
  draft.fill('grant', 'basic', at.of('type', type));
  draft.fillText('username', { ...at.pair('integration', integration ?? clientId), name: 'username' });
  draft.keepSecret('password', { ...at.pair(named, members[named]), name: 'password' });
}

function proposeClarifyClient(draft: Draft, { type, apiUrl, clientId, clientSecret }: Members, at: Places) {
  const place = at.of('type', type);
  if (type !== 'client-credentials') {
    draft.pass('type', 'it is neither client-credentials nor basic-auth: read as the first', place);
  }
  const api = at.pair('apiUrl', apiUrl);
  draft.fill('grant', 'client_credentials', place);
  draft.fillText('clientId', { ...at.pair('clientId', clientId ?? ''), name: 'client_id' });
  draft.keepSecret('clientSecret', { ...at.pair('clientSecret', clientSecret ?? ''), name: 'client_secret' });
  draft.fill('clientAuthentication', 'client_secret_post', place);
  const base = api.value === '' ? '' : api.value.replace(/\/?$/, '/');
  draft.fillUrl('tokenEndpoint', { ...api, name: 'token endpoint', value: base && `${base}oauth/token` });
  draft.fillText('audience', { ...api, name: 'audience' });
}

const olderGoogle = 'https://accounts.google.com/o/oauth2/auth';
const newerGoogle = 'https://accounts.google.com/o/oauth2/v2/auth';

function proposeGoogle(draft: Draft, members: Members, at: Places): boolean {
  const client = [members.installed, members.web].find(isObject);
  if (!client || !('client_id' in client)) return false;
  const auth = textOf(client.auth_uri);
  const place = at.of('auth_uri', client.auth_uri);
  if (auth === olderGoogle) {
    draft.fill('authorizationEndpoint', newerGoogle, place);
    const alternatives = [newerGoogle, olderGoogle].map((endpoint) =>
      alternativeOf(endpoint, place, (other) => other.fill('authorizationEndpoint', endpoint, place)),
    );
    const what = 'An older authorization endpoint';
    draft.contradict(
      { what, found: olderGoogle, instead: `Google’s documentation has ${newerGoogle}`, alternatives },
      place,
    );
  }
  draft.fill('grant', 'authorization_code', at.of(isObject(members.installed) ? 'installed' : 'web', client));
  draft.fill('clientAuthentication', 'client_secret_post', at.of('client_id', client.client_id));
  for (const [name, value] of Object.entries(client)) {
    if (name === 'redirect_uris' || (name === 'auth_uri' && auth === olderGoogle)) continue;
    if (name === 'auth_uri')
      draft.fillUrl('authorizationEndpoint', { name: 'authorization endpoint', value: auth, ...place });
    else if (typeof value !== 'string' || !proposeByName(draft, at.pair(name, value)))
      sayUnused(draft, at.pair(name, value));
  }
  const [redirect] = Array.isArray(client.redirect_uris) ? (client.redirect_uris as unknown[]) : [];
  if (typeof redirect === 'string') {
    proposeRedirect(draft, { name: 'redirect_uri', value: redirect, ...at.of('redirect_uris', redirect) }, auth);
  }
  return true;
}

/** JSON of any other kind is a credentials file if a client or a user is in it. */
function proposeAny(draft: Draft, members: Members, at: Places): boolean {
  const trial = new Draft();
  const entries = entriesOf(members);
  for (const [name, value] of entries) proposeByName(trial, at.pair(name, value));
  const known = trial.proposal();
  const isCredentials =
    known.secrets.length > 0 || known.understood.some(({ field }) => /^clientId$|Endpoint$/.test(field));
  if (!isCredentials || 'access_token' in members || 'grant_type' in members) return false;
  for (const [name, value] of entries) {
    if (!proposeByName(draft, at.pair(name, value))) sayUnused(draft, at.pair(name, value));
  }
  return true;
}

const mostEntries = 200;

/** The texts of an object and of the objects in it, two floors down. */
function entriesOf(members: Members, depth = 0): [string, string][] {
  const own = Object.entries(members).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'string') return [[name, value]];
    if (Array.isArray(value) && value.every((each) => typeof each === 'string') && value.length < 50)
      return [[name, value.join(' ')]];
    return isObject(value) && depth < 2 ? entriesOf(value, depth + 1) : [];
  });
  return own.slice(0, mostEntries);
}

function sayUnused(draft: Draft, { name, start, end }: FoundPair) {
  draft.pass(name, 'a profile has no field for it', { start, end });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
