// How a call proved who sent it, read from its request: RFC 6750 sections 2.1 and 2.3, RFC 7617, an API key.
import type { CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { joinTexts, type Part, secretsIn, type Template } from '#call/template.ts';
import { type Auth, bearerHeader, type Credential } from './auth.ts';
import { type CallSecrets, writeTemplate } from './template-as-text.ts';

/** What a call's auth is read with. */
export interface AuthReading extends CallSecrets {
  /** Whose token or password the call carried. */
  readonly profileId: string;
}

/** Reads a header as auth; `null` where it is an ordinary one, or no auth would write it. */
export function readAuthHeader([name, value]: CallRequest['headers'][number], reading: AuthReading): Auth | null {
  const { scheme, secret, pair } = takeApart(value);
  if (secret && reading.isToken(secret)) {
    return { kind: 'profile', profileId: reading.profileId, placement: { in: 'header', name, scheme } };
  }
  const isAuthorization = name.toLowerCase() === 'authorization';
  if (pair && isAuthorization && scheme === 'Basic') {
    return secretsIn(pair).some(reading.isPassword)
      ? { kind: 'profile', profileId: reading.profileId, placement: bearerHeader }
      : basicIn(pair, reading);
  }
  if (!secret || reading.nameOf(secret) !== null) return null;
  if (isAuthorization && scheme === 'Bearer') return { kind: 'bearer', token: { kind: 'secret', secret } };
  return scheme === '' ? { kind: 'api-key', in: 'header', name, value: { kind: 'secret', secret } } : null;
}

interface HeaderParts {
  /** What stands in front of the secret, its blank left out. */
  readonly scheme: string;
  readonly secret: SecretRef | null;
  /** What Basic puts together. */
  readonly pair: Template | null;
}

/** A header of the form `scheme secret`, or of the secret alone; of any other form it has neither. */
function takeApart(value: Template): HeaderParts {
  const [first, second, ...more] = joinTexts(value);
  const none = { scheme: '', secret: null, pair: null };
  if (more.length > 0) return none;
  if (!second) return first?.kind === 'secret' ? { ...none, secret: first.secret } : none;
  const scheme = first?.kind === 'text' ? /^(\S+) $/.exec(first.text)?.[1] : undefined;
  if (scheme === undefined) return none;
  if (second.kind === 'secret') return { ...none, scheme, secret: second.secret };
  return second.kind === 'base64' ? { ...none, scheme, pair: second.parts } : none;
}

/** User and password: the first colon parts them. */
function basicIn(pair: Template, reading: AuthReading): Auth | null {
  const parts = joinTexts(pair);
  const at = parts.findIndex((part) => part.kind === 'text' && part.text.includes(':'));
  const middle = parts[at];
  if (middle?.kind !== 'text') return null;
  const colon = middle.text.indexOf(':');
  const textPart = (text: string): Part[] => (text === '' ? [] : [{ kind: 'text', text }]);
  const username = [...parts.slice(0, at), ...textPart(middle.text.slice(0, colon))];
  const password = [...textPart(middle.text.slice(colon + 1)), ...parts.slice(at + 1)];
  return { kind: 'basic', username: writeTemplate(username, reading), password: credentialIn(password, reading) };
}

function credentialIn(template: Template, reading: AuthReading): Credential {
  const [only, ...more] = template;
  return only?.kind === 'secret' && more.length === 0 && reading.nameOf(only.secret) === null
    ? { kind: 'secret', secret: only.secret }
    : { kind: 'text', text: writeTemplate(template, reading) };
}

/** Reads a secret in the last query parameter as auth, with the URL that is left; `null` where there is none. */
export function readAuthQuery(url: Template, reading: AuthReading): { auth: Auth; url: Template } | null {
  const parts = joinTexts(url);
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (last?.kind !== 'secret' || before?.kind !== 'text') return null;
  const match = /[?&]([^?&=#]+)=$/.exec(before.text);
  const name = match && decoded(match[1] ?? '');
  if (!match || !name) return null;
  const rest: Template = [...parts.slice(0, -2), { kind: 'text', text: before.text.slice(0, match.index) }];
  const { secret, encoding } = last;
  if (reading.isToken(secret)) {
    return { url: rest, auth: { kind: 'profile', profileId: reading.profileId, placement: { in: 'query', name } } };
  }
  if (encoding !== 'form' || reading.nameOf(secret) !== null) return null;
  return { url: rest, auth: { kind: 'api-key', in: 'query', name, value: { kind: 'secret', secret } } };
}

/** A name that `encodeURIComponent` would write so; `null` for any other. */
function decoded(written: string): string | null {
  try {
    const name = decodeURIComponent(written);
    return encodeURIComponent(name) === written ? name : null;
  } catch {
    return null;
  }
}
