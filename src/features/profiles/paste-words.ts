import type { Understood } from '#formats/proposal.ts';
import type { Profile } from '#oauth/profile.ts';
import { grantLine } from '#oauth/profile-words.ts';
import type { PresetProfile } from '#providers/preset.ts';

type FieldName = Understood['field'];

const labels: Partial<Record<FieldName, string>> = {
  name: 'Name',
  grant: 'Grant',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  clientAuthentication: 'Client authentication',
  startingRefreshToken: 'Refresh token',
  username: 'User name',
  redirect: 'Redirect URI',
  pkce: 'PKCE',
  apiBaseUrl: 'API base URL',
  jwksUri: 'JWKS URI',
  variable: 'Variable',
  codeInQuery: 'Code',
  scopeInExchange: 'Scope',
  jsonTokenBody: 'Token request',
  omitsGrantType: 'Grant type',
  rawBasicCredentials: 'Basic credentials',
  tokenPointers: 'Token in the response',
  tokenParameters: 'Extra parameters',
  authorizationParameters: 'Consent parameters',
  issuanceLimit: 'Token limit',
};

/** What a field is called on screen: "Token endpoint". */
export function fieldLabel(field: FieldName): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return labels[field] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const authentications: Record<Profile['clientAuthentication'], string> = {
  client_secret_basic: 'In a Basic header',
  client_secret_post: 'In the request body',
  none: 'None, a public client',
};

const flags: Partial<Record<FieldName, string>> = {
  codeInQuery: 'In the query of the token URL',
  scopeInExchange: 'Repeated in the code exchange',
  jsonTokenBody: 'As a JSON object',
  omitsGrantType: 'Left out of the token request',
  rawBasicCredentials: 'Not form-encoded first',
};

/** What a profile has in a field, in words, and whether they are its own text; empty for nothing worth a line. */
export function valueWords(field: keyof PresetProfile, profile: PresetProfile): { words: string; isVerbatim: boolean } {
  const value: unknown = profile[field];
  const say = (words: string, isVerbatim = false) => ({ words, isVerbatim });
  if (field === 'grant') return say(grantLine({ grant: profile.grant ?? 'authorization_code', pkce: 'off' }));
  if (field === 'clientAuthentication') return say(authentications[profile.clientAuthentication ?? 'none']);
  if (field === 'redirect') return redirectWords(profile.redirect);
  if (field === 'tokenPointers') return say(profile.tokenPointers?.access_token ?? '', true);
  if (field === 'issuanceLimit') return say(limitWords(profile.issuanceLimit));
  if (field === 'scopeSeparator') return say(value === ',' ? 'A comma' : 'A space');
  if (value === 'off') return say('Off');
  if (typeof value === 'boolean') return say(value ? (flags[field] ?? 'Yes') : '');
  return say(textOf(value), true);
}

function redirectWords(redirect: PresetProfile['redirect']) {
  if (redirect?.kind !== 'callback') {
    const uri = redirect?.uri ?? '';
    return uri === '' ? { words: 'None is sent', isVerbatim: false } : { words: uri, isVerbatim: true };
  }
  return { words: `This console’s own, as ${redirect.host}`, isVerbatim: false };
}

function limitWords(limit: PresetProfile['issuanceLimit']): string {
  return limit ? `${limit.count} tokens per ${limit.per}` : '';
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (typeof value !== 'object') return String(value);
  const { name, value: of, method, url } = value as Record<string, unknown>;
  if (typeof name === 'string') return `${name}: ${of}`;
  return typeof method === 'string' && url !== '' ? `${method} ${url}` : '';
}
