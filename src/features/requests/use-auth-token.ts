import { useMemo } from 'react';
import { buildRequest } from '#collection/build-request.ts';
import { renewalOf } from '#collection/renewal.ts';
import { buildScope } from '#collection/scope.ts';
import { useRequestContext } from '#queries/requests.ts';
import { useToken } from '#queries/tokens.ts';
import { useAt } from '#ui/clock.ts';

/**
 * A request as it would be sent now: what it is built in, written out, with the token that it carries, and what has to
 * come first where that is no good. One that carries none has none, whatever its environment could give.
 */
export function useAuthToken(wish: Parameters<typeof useRequestContext>[0]) {
  const { request } = wish;
  const loaded = useRequestContext(wish);
  const context = loaded.data;
  const written = useMemo(
    () => context && { scope: buildScope(context), built: buildRequest(request, context) },
    [request, context],
  );
  const carriesToken = written?.built.carries === 'token';
  const carried = useToken((carriesToken && context?.token?.id) || '');
  const token = (carriesToken && carried.data) || undefined;
  // One that is still being read is neither dead nor missing.
  const isKnown = !carriesToken || !context?.token || token !== undefined;
  const renewal = useAt((now) =>
    written && context && isKnown ? renewalOf({ built: written.built, profile: context.profile, token }, now) : null,
  );
  return { context, written, token, renewal, error: loaded.error ?? carried.error };
}
