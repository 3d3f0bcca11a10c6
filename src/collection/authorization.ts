// What of a request tells an API who sends it.
import { isSensitiveHeader, isSensitiveName } from '#call/secret-names.ts';
import { type Auth, credentialOf } from './auth.ts';
import { proofPlaceOf } from './build-proof.ts';
import type { BuiltRequest } from './build-request.ts';
import type { Group } from './collection.ts';
import { effectiveAuth } from './effective-auth.ts';
import { readQueryTable } from './query-table.ts';
import type { RequestContext } from './request-context.ts';
import type { SavedRequest } from './saved-request.ts';

/** What authorizes a request as it stands. */
export type Authorization =
  /** A token of its profile, there or not yet. */
  | { readonly kind: 'token' }
  /** The user name and password of its profile. */
  | { readonly kind: 'password' }
  /** What was typed under Auth. `from` is whose auth says so, `null` for the request's own. */
  | {
      readonly kind: 'typed';
      readonly auth: Extract<Auth, { kind: 'basic' | 'bearer' | 'api-key' }>;
      readonly from: Group | null;
    }
  /** A header or query parameter that the request writes itself: where it stands, nothing is added. */
  | { readonly kind: 'by-hand'; readonly in: 'header' | 'query'; readonly name: string }
  | { readonly kind: 'none'; readonly from: Group | null }
  /** Its auth is not filled in, and holds it up. */
  | { readonly kind: 'unfinished' };

/** Reads what goes along with a request: what it carries, not what its environment could give. */
export function readAuthorization(
  saved: SavedRequest,
  context: RequestContext,
  built: Pick<BuiltRequest, 'carries' | 'added'>,
): Authorization {
  if (built.carries) return { kind: built.carries };
  const { auth, from } = effectiveAuth(saved, context.groups);
  const place = proofPlaceOf(auth, context);
  const written = saved.headers.find(
    ({ name, isEnabled }) =>
      isEnabled && (place?.in === 'header' ? isSameName(name, place.name) : isSensitiveHeader(name)),
  );
  if (written) return { kind: 'by-hand', in: 'header', name: written.name };
  if (auth.kind === 'none') {
    const parameter = readQueryTable(saved).find(({ name, isEnabled }) => isEnabled && isSensitiveName(name));
    return parameter ? { kind: 'by-hand', in: 'query', name: parameter.name } : { kind: 'none', from };
  }
  const isThere = built.added.some(({ what }) => what === 'credentials') && credentialOf(auth)?.kind !== 'missing';
  return isThere && auth.kind !== 'profile' ? { kind: 'typed', auth, from } : { kind: 'unfinished' };
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
