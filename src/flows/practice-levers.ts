import type { Call, CallRequest } from '#call/call.ts';
import { viewCall } from '#call/call-view.ts';
import { slot, type Template, text } from '#call/template.ts';
import { originsOfToken } from '#collection/secret-reach.ts';
import { explainUnfinishedCall } from '#diagnosis/unfinished-call.ts';
import { blankProfile } from '#oauth/profile.ts';
import {
  isOfPractice,
  type KeyedLeverState,
  type LeverSettings,
  type LeverState,
  readLeverRefusal,
  readLeverState,
} from '#providers/practice-levers.ts';
import { loadBinding } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadResolved, loadToken } from './load-records.ts';
import { performCall } from './perform-call.ts';

/** What to do with the levers of the practice provider. */
export type LeverAct =
  | { readonly kind: 'set'; readonly changes: Partial<LeverSettings> }
  | { readonly kind: 'clear' }
  | {
      readonly kind: 'expire' | 'revoke' | 'rotate';
      readonly tokenId: string;
      readonly which: 'accessToken' | 'refreshToken';
    };

/** Where the levers stand, or a sentence that says why that is not known or why nothing was done. */
export type LeverResult =
  | { readonly kind: 'levers'; readonly state: LeverState }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Asks the practice provider where its levers stand. Its call is not kept: it is the console's, not the user's. */
export async function loadLevers(services: ConsoleServices, signal: AbortSignal): Promise<LeverResult> {
  return withoutKey(await readState(services, signal));
}

/**
 * Pulls a lever.
 * 1. Refuse a token of anybody else's: it must not go there.
 * 2. Read the key of this launch: the provider may have been started again since.
 * 3. Send the act; a token goes along in its slot.
 * 4. Give where the levers stand then.
 */
export async function pullLever(services: ConsoleServices, act: LeverAct): Promise<LeverResult> {
  if ('tokenId' in act && !(await mayGoToPractice(services, act.tokenId))) {
    return failed('This token is not of the practice provider: it was not sent there.');
  }
  const { signal } = new AbortController();
  const before = await readState(services, signal);
  if (before.kind === 'failed') return before;
  const { path, body } = await partsOf(services, act);
  const headers = [
    ['Content-Type', text('application/json')],
    ['X-Practice-Key', text(before.state.key)],
  ] as const;
  const request = { method: 'POST', url: urlOf(services, path), headers, body: { kind: 'text', text: body } } as const;
  return withoutKey(stateIn(await send(services, request, signal)));
}

async function mayGoToPractice(services: ConsoleServices, tokenId: string): Promise<boolean> {
  const token = await loadToken(services, tokenId);
  const bound = await loadBinding(services, token);
  const profile = await loadResolved(services, token.profileId);
  const source = { issuedBy: bound.issuedBy, mayGoTo: originsOfToken(bound, profile), profile };
  return isOfPractice(source, services.origins);
}

type Read = { readonly kind: 'levers'; readonly state: KeyedLeverState } | Extract<LeverResult, { kind: 'failed' }>;

async function readState(services: ConsoleServices, signal: AbortSignal): Promise<Read> {
  if (services.origins.practice === '') return failed('The practice provider is not running in this launch.');
  const headers = [['Accept', text('application/json')]] as const;
  const url = urlOf(services, '/levers.json');
  return stateIn(await send(services, { method: 'GET', url, headers, body: { kind: 'none' } }, signal));
}

function withoutKey(read: Read): LeverResult {
  if (read.kind === 'failed') return read;
  const { key: _, ...state } = read.state;
  return { kind: 'levers', state };
}

function send(services: ConsoleServices, request: CallRequest, signal: AbortSignal): Promise<Call> {
  const plan = { purpose: 'check', profileId: '', tokenId: null, retryOf: null, request } as const;
  return performCall(services, { plan, connection: blankProfile.connection }, { signal });
}

function urlOf({ origins }: ConsoleServices, path: string): Template {
  return text(`${origins.practice}${path}`);
}

async function partsOf(
  services: ConsoleServices,
  act: LeverAct,
): Promise<{ readonly path: string; readonly body: Template }> {
  switch (act.kind) {
    case 'set':
      return { path: '/levers', body: text(JSON.stringify(act.changes)) };
    case 'clear':
      return { path: '/levers/clear', body: text('{}') };
    case 'expire':
    case 'revoke':
    case 'rotate': {
      const secret = (await loadToken(services, act.tokenId))[act.which];
      const token = secret ? slot(secret, 'json') : [];
      return { path: `/levers/${act.kind}`, body: [...text('{"token":"'), ...token, ...text('"}')] };
    }
  }
}

function stateIn(call: Call): Read {
  if (call.ending.kind !== 'response') {
    const { sentence } = explainUnfinishedCall(viewCall(call), call.ending);
    return failed(`The practice provider did not answer. ${sentence}`);
  }
  const body = new TextDecoder().decode(call.body);
  const state = readLeverState(body);
  if (state) return { kind: 'levers', state };
  const status = call.head?.status ?? 0;
  return failed(
    readLeverRefusal(body) ??
      `What answers at its address is not this version’s practice provider: it said ${status}. Restart Authscope.`,
  );
}

function failed(sentence: string): Extract<LeverResult, { kind: 'failed' }> {
  return { kind: 'failed', sentence };
}
