// What is to be said of each parameter of an authorization request: RFC 6749 section 4.1.1, RFC 7636, RFC 8707, RFC 9700, OpenID Connect Core.
import { isSensitiveName } from '#call/secret-names.ts';
import { type AuthorizationParameter, unsentParameters } from './authorization-request.ts';
import type { Profile } from './profile.ts';

/** What is to be said of one parameter. `words` are empty where nothing is. */
export interface ParameterFinding {
  readonly verdict: 'ok' | 'info' | 'warning' | 'error';
  readonly words: string;
}

/** Finds what is wrong or worth knowing about a parameter that a resolved profile sends. The gravest comes first. */
export function findingOf(parameter: AuthorizationParameter, profile: Profile): ParameterFinding {
  const own = Object.hasOwn(findings, parameter.name) ? findings[parameter.name]?.(parameter, profile) : null;
  const found = [findingOfOrigin(parameter, profile), own].filter((each) => each != null);
  return (
    found.sort((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict))[0] ?? { verdict: 'ok', words: '' }
  );
}

const gravity: readonly ParameterFinding['verdict'][] = ['error', 'warning', 'info', 'ok'];

function findingOfOrigin({ name, value, origin }: AuthorizationParameter, profile: Profile): ParameterFinding | null {
  if (origin !== 'extra') {
    if (!unsentParameters(profile).includes(name)) return null;
    return warning('Your extra parameter of this name is not sent: the run’s own ties the answer to it.');
  }
  const times = profile.authorizationParameters.filter((each) => each.name === name).length;
  if (times > 1 && name !== 'resource') return error(`Stands ${times} times, and may stand once (RFC 6749 §3.1).`);
  if (name !== 'id_token_hint' && isSensitiveName(name)) {
    return error('A secret does not belong in a URL: histories and logs keep it.');
  }
  if (replacesOwn(name, profile)) return warning('Takes the place of the one this profile makes.');
  return value === '' ? info('An empty value counts as none (RFC 6749 §3.1).') : null;
}

function replacesOwn(name: string, { scopes, userScopes, audience, resources, responseMode }: Profile): boolean {
  switch (name) {
    case 'client_id':
      return true;
    case 'scope':
      return scopes.length > 0;
    case 'user_scope':
      return userScopes.length > 0;
    case 'audience':
      return audience !== '';
    case 'resource':
      return resources.length > 0;
    case 'response_mode':
      return responseMode !== 'default';
    default:
      return false;
  }
}

type Finder = (parameter: AuthorizationParameter, profile: Profile) => ParameterFinding | null;

const findings: Readonly<Record<string, Finder>> = {
  response_type: ({ value }) =>
    value === 'token' ? warning('The token passes through the address bar (RFC 9700 §2.1.2).') : null,
  client_id: ({ value }) => {
    if (value === '') return error('Missing: the provider can’t tell who asks.');
    return value === value.trim() ? null : warning('Begins or ends with a space.');
  },
  redirect_uri: ({ value }) => redirectFinding(value),
  scope: ({ value }, profile) => scopeFinding(value, profile),
  user_scope: ({ value }, profile) => scopeFinding(value, profile),
  audience: () => info('Auth0 and some others know it; to the rest it says nothing.'),
  resource: ({ value }) => {
    if (!URL.canParse(value)) return error('No absolute URI (RFC 8707 §2).');
    return value.includes('#') ? error('Has a fragment, which a resource must not have (RFC 8707 §2).') : null;
  },
  response_mode: ({ value }, { grant }) => responseModeFinding(value, grant),
  code_challenge_method: ({ value }) =>
    value === 'plain' ? warning('Plain shows the verifier to whoever sees this URL. Use S256 (RFC 7636 §4.2).') : null,
  prompt: ({ value }) => promptFinding(value),
  max_age: ({ value }) => (/^\d+$/.test(value) ? null : error('No whole number of seconds.')),
  display: ({ value }) =>
    ['page', 'popup', 'touch', 'wap'].includes(value) ? null : warning('Not page, popup, touch or wap.'),
  claims: ({ value }) => (isJson(value, '{') ? null : error('No JSON object.')),
  authorization_details: ({ value }) => (isJson(value, '[') ? null : error('No JSON list.')),
  request: () => info('What it says inside wins over the parameters beside it (RFC 9101 §5).'),
  id_token_hint: () => info('An ID token tells who the user is, and stands in a URL here.'),
};

function redirectFinding(uri: string): ParameterFinding | null {
  if (!URL.canParse(uri)) return error(uri === '' ? 'Missing.' : 'No absolute URI (RFC 6749 §3.1.2).');
  const { protocol, hostname } = new URL(uri);
  if (uri.includes('#')) return error('Has a fragment, which a redirect URI must not have (RFC 6749 §3.1.2).');
  if (protocol === 'http:' && !isLoopback(hostname)) {
    return warning('Not https: the answer can be read on its way (RFC 6749 §3.1.2.1).');
  }
  return null;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

const doubled = { ' ': 'Two spaces in a row.', ',': 'Two commas in a row.' };

function scopeFinding(value: string, profile: Profile): ParameterFinding | null {
  const { authorizationParameters: extra, grant, scopeSeparator } = profile;
  const scopes = value.split(scopeSeparator);
  const odd = scopes.find((scope) => !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope));
  if (odd !== undefined)
    return error(odd === '' ? doubled[scopeSeparator] : 'Has a character no scope may have (RFC 6749 §3.3).');
  if (new Set(scopes).size < scopes.length) return warning('Names a scope twice.');
  if (grant === 'implicit' && scopes.includes('openid')) {
    return warning('openid brings no ID token here: response_type=token asks for none.');
  }
  const prompt = extra.find(({ name }) => name === 'prompt')?.value ?? '';
  if (scopes.includes('offline_access') && !prompt.split(' ').includes('consent')) {
    return info('offline_access may be ignored without prompt=consent (OpenID Connect Core §11).');
  }
  return scopes.some((scope) => scope.includes(','))
    ? info('A comma is part of a scope by the book; some separate by it.')
    : null;
}

function responseModeFinding(mode: string, grant: Profile['grant']): ParameterFinding | null {
  if (grant === 'implicit' && mode === 'query')
    return error('A token must not come in a query (Multiple Response Types §3).');
  if (/jwt$/.test(mode)) return warning('The answer comes as a JWT (JARM), which this console does not read.');
  return ['query', 'fragment', 'form_post'].includes(mode) ? null : warning('Not query, fragment or form_post.');
}

function promptFinding(value: string): ParameterFinding | null {
  const prompts = value.split(' ');
  if (prompts.includes('none')) {
    return prompts.length > 1
      ? error('none goes with nothing else (OpenID Connect Core §3.1.2.1).')
      : info('The provider may not ask: without a session it answers login_required.');
  }
  const isKnown = prompts.every((prompt) => ['login', 'consent', 'select_account', 'create'].includes(prompt));
  return isKnown ? null : warning('Not none, login, consent, select_account or create.');
}

function isJson(text: string, start: '{' | '['): boolean {
  try {
    JSON.parse(text);
    return text.trimStart().startsWith(start);
  } catch {
    return false;
  }
}

function error(words: string): ParameterFinding {
  return { verdict: 'error', words };
}

function warning(words: string): ParameterFinding {
  return { verdict: 'warning', words };
}

function info(words: string): ParameterFinding {
  return { verdict: 'info', words };
}
