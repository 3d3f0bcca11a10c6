import type { CallRequest } from '#call/call.ts';
import { originOf } from '#call/host-of.ts';
import type { Profile } from './profile.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** The origin that a token request goes to: who gives the token that it brings. `null` where its URL is none. */
export function issuerIn({ url: [first] }: Pick<CallRequest, 'url'>): string | null {
  return first?.kind === 'text' ? originOf(first.text) : null;
}

/** The origin that gives the token of a run without a token request (implicit): its authorization endpoint's. */
export function issuerOfRun({ authorizationRequest }: Pick<Run, 'authorizationRequest'>): string | null {
  return originOf(authorizationRequest?.url ?? '');
}

/**
 * Tells whether a profile gets its tokens where it got this one: it may have gone to another provider, or to another
 * side of its preset, since. A token of which nobody knows who gave it is taken for one of its own.
 * @param profile resolved.
 */
export function isOfSameIssuer(
  { issuedBy }: Pick<Token, 'issuedBy'>,
  { grant, tokenEndpoint, authorizationEndpoint }: Pick<Profile, 'grant' | 'tokenEndpoint' | 'authorizationEndpoint'>,
): boolean {
  return issuedBy === undefined || issuedBy === originOf(grant === 'implicit' ? authorizationEndpoint : tokenEndpoint);
}
