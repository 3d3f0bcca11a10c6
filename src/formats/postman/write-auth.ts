import type { TokenPlacement } from '#collection/auth.ts';
import type { SharedAuth, SharedCredential } from '#collection/shared-document.ts';
import type { Exporting } from './exporting.ts';
import { type Place, within } from './place.ts';
import { toPostmanText } from './postman-text.ts';
import { oauth2Parameters } from './write-oauth2.ts';

/** Auth as Postman has it; `undefined` for what is as in the folder around. */
export function writeAuth(auth: SharedAuth, place: Place, exporting: Exporting): object | undefined {
  const isInUrl = auth.kind === 'api-key' && auth.in === 'query';
  const credential = (of: SharedCredential) =>
    of.kind === 'text' ? toPostmanText(of.text) : exporting.secretFor(of.label, place, isInUrl);
  switch (auth.kind) {
    case 'inherit':
      return undefined;
    case 'none':
      return { type: 'noauth' };
    case 'basic':
      return typed('basic', { username: toPostmanText(auth.username), password: credential(auth.password) });
    case 'bearer':
      return typed('bearer', { token: credential(auth.token) });
    case 'api-key':
      return typed('apikey', { key: toPostmanText(auth.name), value: credential(auth.value), in: auth.in });
    case 'profile':
      return profileAuth(auth, place, exporting);
  }
}

function typed(type: string, values: Readonly<Record<string, unknown>>): object {
  const parameters = Object.entries(values).map(([key, value]) => ({
    key,
    value,
    type: typeof value === 'string' ? 'string' : 'any',
  }));
  return { type, [type]: parameters };
}

function profileAuth({ role, placement, part }: ProfileAuth, place: Place, exporting: Exporting): object {
  const known = exporting.profileOf(role);
  // Where it stands in the file: a list of keys and values under the name of its kind.
  const variablesIn = (type: string, value: '' | null) => (base: string) =>
    exporting.ofRole(role, base, { place: within(place, type), value });
  if (known?.fields.grant === 'basic') {
    const secret = variablesIn('basic', null);
    return typed('basic', { username: secret('username'), password: secret('password') });
  }
  const secret = variablesIn(takesPlace(placement) ? 'oauth2' : 'apikey', null);
  const token = secret(part === undefined ? 'access_token' : `access_token_${part}`);
  if (!takesPlace(placement)) {
    const scheme = placement.in === 'header' && placement.scheme !== '' ? `${placement.scheme} ` : '';
    return typed('apikey', { key: placement.name, value: `${scheme}${token}`, in: placement.in });
  }
  return typed('oauth2', {
    ...(known && oauth2Parameters(known, { secret, plain: variablesIn('oauth2', '') })),
    accessToken: token,
    addTokenTo: placement.in === 'query' ? 'queryParams' : 'header',
    ...(placement.in === 'header' && { headerPrefix: placement.scheme }),
  });
}

type ProfileAuth = Extract<SharedAuth, { kind: 'profile' }>;

/** Where Postman puts a token of OAuth 2.0: there and nowhere else. */
function takesPlace({ in: where, name }: TokenPlacement): boolean {
  return where === 'query' ? name === 'access_token' : name === 'Authorization';
}
