import type { TokenPointers } from '#call/answer-reading.ts';
import { standardDialect } from '#oauth/dialect.ts';
import { guessPointers } from '#oauth/guess-pointers.ts';
import { type Profile, resolveProfile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { tokenFieldsOf } from '#oauth/token-response.ts';
import { bindingOfNew } from './bind-token.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { loadProfile } from './load-records.ts';
import { newToken } from './new-token.ts';
import { type PastedCall, storePastedCall } from './store-pasted-call.ts';
import { newProfile } from './store-profile.ts';

/** Whose an adopted token is to be: a profile's that there is, or a new one's. */
export type TokenHome =
  | { readonly kind: 'profile'; readonly id: string }
  | { readonly kind: 'new'; readonly fields: Partial<Profile> };

/** A token that was pasted. */
export interface Adoption {
  readonly adoptedAs: NonNullable<Token['adoptedAs']>;
  /** The response, or the token alone. */
  readonly text: string;
  readonly home: TokenHome;
  /** The call that carried it, and what stood before the token there. */
  readonly call: PastedCall | null;
}

/** What was made. */
export interface Adopted {
  readonly tokenId: string;
  /** The call as a request; in no collection where it is a draft. */
  readonly request: { readonly collectionId: string | null; readonly id: string } | null;
}

/**
 * Takes a token that was given out elsewhere.
 * 1. Find it in the response: where its profile would look, else where it seems to lie.
 * 2. Make the profile that it is to belong to, unless that is there.
 * 3. Make the token, its age marked as not known.
 * 4. Store all of it together, with the call that carried it as a request that nobody has sent.
 * @throws if no access token is in the response. Then nothing was stored.
 */
export async function adoptToken(services: ConsoleServices, adoption: Adoption): Promise<Adopted> {
  const { adoptedAs, home, call } = adoption;
  const known = home.kind === 'profile' ? await loadProfile(services, home.id) : null;
  const response = adoptedAs === 'token' ? JSON.stringify({ access_token: adoption.text }) : adoption.text;
  const own = known?.tokenPointers ?? (home.kind === 'new' ? home.fields.tokenPointers : undefined);
  const { pointers, fields } = findToken(response, adoptedAs === 'token' ? undefined : own);
  const { profile, records: ofHome } = known
    ? { profile: known, records: [] }
    : await makeHome(services, home, pointers);
  const now = services.now();
  const answer = {
    fields,
    response,
    tokenPointers: pointers,
    issuedBy: null,
    callId: null,
    sentAt: now,
    receivedAt: now,
  };
  const source = { profile: resolveProfile(profile, services.origins), issuedBy: null, parent: null };
  const none = { runId: null, parent: null, scopesAsked: [] };
  const origin = { ...none, profile, grant: profile.grant, origins: bindingOfNew(source), answer, adoptedAs };
  const { token, records: ofToken } = newToken(services, origin);
  const beside = [...ofHome, ...ofToken];
  if (call) return { tokenId: token.id, request: await storePastedCall(services, { ...call, profile, beside }) };
  await services.vault.put(beside);
  return { tokenId: token.id, request: null };
}

function findToken(response: string, own: TokenPointers = standardDialect.tokenPointers) {
  const guessed = guessPointers(response).tokenPointers;
  for (const pointers of [own, guessed]) {
    const fields = pointers && tokenFieldsOf(response, pointers);
    if (fields) return { pointers, fields };
  }
  throw new Error('No access token was found in this response');
}

async function makeHome(services: ConsoleServices, home: TokenHome, tokenPointers: TokenPointers) {
  const fields = home.kind === 'new' ? home.fields : {};
  const made = { id: freshId(services), createdAt: services.now() };
  return newProfile(services, { fields: { tokenPointers, ...fields }, secrets: {} }, made);
}
