import type { Auth } from './auth.ts';
import type { Group } from './collection.ts';

/** How a request proves who sends it, inheritance followed. */
export interface EffectiveAuth {
  readonly auth: Exclude<Auth, { kind: 'inherit' }>;
  /** The collection or folder it comes from, `null` where the request says so itself. */
  readonly from: Group | null;
}

/**
 * Follows `inherit` from a request outwards.
 * @param groups the collection and folders it stands in, outermost first. Where none says anything, there is no auth.
 */
export function effectiveAuth(request: { readonly auth: Auth }, groups: readonly Group[]): EffectiveAuth {
  if (request.auth.kind !== 'inherit') return { auth: request.auth, from: null };
  for (const from of groups.toReversed()) if (from.auth.kind !== 'inherit') return { auth: from.auth, from };
  return { auth: { kind: 'none' }, from: null };
}
