import type { Call } from '#call/call.ts';
import type { Template } from '#call/template.ts';
import { originsOfToken, tokenOriginsOf } from '#collection/secret-reach.ts';
import { lifeStateAt } from '#oauth/lifetime.ts';
import { type Profile, resolveProfile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { isOfSameIssuer } from '#oauth/token-issuer.ts';
import { olderThan, type TokenView, viewToken } from '#oauth/token-view.ts';
import { loadBinding } from './bind-token.ts';
import type { ConsoleServices } from './console-services.ts';
import { unlessUnreadable } from './unless-unreadable.ts';

/**
 * Finds a token that makes a new one needless: the newest of the profile that is not expired, comes from where its tokens
 * come from now, may go wherever a new one may (SECURITY.md R27), and was asked for with the same scopes, audience and
 * resources. `null` where there is none.
 */
export async function loadUsableTokenView(services: ConsoleServices, profileId: string): Promise<TokenView | null> {
  const stored = await services.vault.loadProfile(profileId);
  if (!stored) return null;
  const profile = resolveProfile(stored, services.origins);
  const { records } = await services.vault.loadTokensOf(profileId);
  const byId = new Map(records.map((token) => [token.id, token]));
  for (const token of records.filter((each) => each.part === undefined)) {
    const view = viewToken(token, olderThan(token, byId));
    const isLive = lifeStateAt(view.lifetime, services.now()) !== 'expired';
    if (!isLive || !isSameSet(token.scopesAsked, profile.scopes)) continue;
    if ((await isAsFree(services, token, profile)) && (await isForSameTarget(services, token, profile))) return view;
  }
  return null;
}

/** Tells whether a token comes from where a new one would, and may go wherever that may. */
async function isAsFree(services: ConsoleServices, token: Token, profile: Profile): Promise<boolean> {
  const bound = await loadBinding(services, token);
  const mayGoTo = originsOfToken(bound, profile);
  return isOfSameIssuer(bound, profile) && tokenOriginsOf(profile).every((origin) => mayGoTo.includes(origin));
}

/** Where a token was asked for. */
interface Target {
  readonly audience: string;
  readonly resources: readonly string[];
}

/** What the token's own request said; a token whose request is gone is taken for one of the same target. */
async function isForSameTarget(services: ConsoleServices, token: Token, profile: Profile): Promise<boolean> {
  const asked = await targetOf(services, token);
  return !asked || (asked.audience === profile.audience && isSameSet(asked.resources, profile.resources));
}

async function targetOf({ vault }: ConsoleServices, { callId, runId }: Token): Promise<Target | null> {
  const call = callId === null ? null : await unlessUnreadable(vault.loadCall(callId));
  if (call) return targetIn(fieldsOf(call));
  const run = runId === null ? null : await unlessUnreadable(vault.loadRun(runId));
  const parameters = run?.authorizationRequest?.parameters;
  return parameters ? targetIn(parameters.map(({ name, value }) => [name, value])) : null;
}

function targetIn(fields: readonly (readonly [name: string, value: string])[]): Target {
  const valuesOf = (wanted: string) => fields.filter(([name]) => name === wanted).map(([, value]) => value);
  return { audience: valuesOf('audience')[0] ?? '', resources: valuesOf('resource') };
}

/** The fields of a token request, of its query and of its body, a form or JSON; a slot's place stays empty. */
function fieldsOf({ request: { url, body } }: Call): [string, string][] {
  const written = literal(url);
  const query = URL.canParse(written) ? [...new URL(written).searchParams] : [];
  return [...query, ...(body.kind === 'text' ? bodyFields(literal(body.text)) : [])];
}

function literal(template: Template): string {
  return template.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function bodyFields(text: string): [string, string][] {
  if (!text.startsWith('{')) return [...new URLSearchParams(text)];
  const document = JSON.parse(text) as Readonly<Record<string, string | readonly string[]>>;
  return Object.entries(document).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set(a).size === new Set(b).size && a.every((each) => b.includes(each));
}
