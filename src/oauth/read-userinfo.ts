// The UserInfo response, OpenID Connect Core sections 5.3.2 and 5.1, read by a provider's dialect.
import type { Call } from '#call/call.ts';
import { hideEchoes } from '#call/echoes.ts';
import { maskText } from '#call/mask-text.ts';
import type { UserinfoPointers } from './dialect.ts';
import { valueAt } from './json-pointer.ts';
import { decodeJwt } from './jwt.ts';
import { decodeBody, readDocument } from './response-document.ts';

/** What is said of an account. Foreign texts, made fit for a line; `null` for what is not said. */
export interface AccountClaims {
  readonly sub: string | null;
  readonly preferred_username: string | null;
  readonly email: string | null;
  readonly name: string | null;
}

/** An account as a document names it. */
export interface NamedAccount {
  readonly claims: AccountClaims;
  /** The subject to the letter: for comparing, not for the screen. `null` where none is said. */
  readonly subject: string | null;
}

/** What an answer of userinfo comes to. */
export type UserinfoReading =
  | { readonly kind: 'account'; readonly response: string }
  /** A status that says failure, or no whole answer: the call itself says why. */
  | { readonly kind: 'failed-call' }
  /** It went well and names nobody. */
  | {
      readonly kind: 'nobody';
      readonly why: 'redirect' | 'empty' | 'not-json' | 'not-an-object' | 'too-long' | 'no-claims';
      /** What it says instead, where it says that it failed. */
      readonly said: string | null;
    };

/** Longer than any account: what is longer is no answer to "whose", and tokens are read all at once. */
const longestAnswer = 100_000;

/** Reads the call that asked. A redirect is not followed with a token. */
export function readUserinfo(
  call: Pick<Call, 'head' | 'hops' | 'body' | 'largeBody' | 'echoes' | 'ending'>,
  pointers: UserinfoPointers,
): UserinfoReading {
  const status = call.ending.kind === 'response' ? (call.head?.status ?? 0) : 0;
  if (status >= 300 && status < 400) return nobody('redirect');
  if (status < 200 || status >= 400) return { kind: 'failed-call' };
  const { body } = hideEchoes(call);
  if (body.length > longestAnswer || call.largeBody) return nobody('too-long');
  const response = decodeBody(body);
  const read = documentIn(response);
  if (read.kind !== 'document') return nobody(read.kind);
  return accountIn(read.value, pointers) ? { kind: 'account', response } : nobody('no-claims', saidIn(read.value));
}

type Nobody = Extract<UserinfoReading, { kind: 'nobody' }>;

function nobody(why: Nobody['why'], said: string | null = null): Nobody {
  return { kind: 'nobody', why, said };
}

/** The account that a kept answer names, `null` where it names nobody. */
export function readKeptUserinfo(response: string, pointers: UserinfoPointers): NamedAccount | null {
  const read = documentIn(response);
  return read.kind === 'document' ? accountIn(read.value, pointers) : null;
}

const noPointers: readonly string[] = [];

/** JSON, or a JWT whose claims it is (section 5.3.2): its signature is not checked here. */
function documentIn(response: string) {
  const claims = decodeJwt(response.trim())?.claims;
  return claims ? ({ kind: 'document', value: claims } as const) : readDocument(response, noPointers);
}

/** The account that a document names, each claim where its pointer leads; `null` where it names nobody. */
export function accountIn(document: object, pointers: UserinfoPointers): NamedAccount | null {
  const at = (pointer: string) => (pointer === '' ? null : textOf(valueAt(document, pointer)));
  const line = (pointer: string) => lineOf(at(pointer));
  const { sub, preferred_username, email, name } = pointers;
  const claims: AccountClaims = {
    sub: line(sub),
    preferred_username: line(preferred_username),
    email: line(email),
    name: line(name),
  };
  return Object.values(claims).every((claim) => claim === null) ? null : { claims, subject: at(sub) };
}

/** A refusal under a status that says success, in the provider's word. */
function saidIn(document: object): string | null {
  return lineOf(textOf(valueAt(document, '/error'))) ?? lineOf(textOf(valueAt(document, '/message')));
}

const longestLine = 200;

/** By the book a text; the ids of some providers are numbers. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A foreign text as one line: without what is not seen or turns the text around, secrets masked. */
function lineOf(text: string | null): string | null {
  const line = (text ?? '').replace(/\s+/gu, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  const shown = maskText(line.trim());
  if (shown === '') return null;
  return shown.length > longestLine ? `${shown.slice(0, longestLine)}…` : shown;
}
