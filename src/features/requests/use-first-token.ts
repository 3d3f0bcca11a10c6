import { useState } from 'react';
import type { Obstacle } from '#collection/obstacle.ts';
import { obstaclesOfRenewal, type Renewal } from '#collection/renewal.ts';
import type { RequestContext } from '#collection/request-context.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import { useStartRun } from '#queries/start-run.ts';

/** A request and what has to come before it is sent. */
export interface Awaiting {
  readonly request: SavedRequest;
  readonly context: RequestContext | undefined;
  readonly renewal: Renewal | null;
}

const none: readonly Obstacle[] = [];

/**
 * The run that gets a request its first token, and leads back to it. A run opens a window: what its profile lacks is
 * told before that, where everything else is told by the flow that sends.
 */
export function useFirstToken({ request, context, renewal }: Awaiting) {
  const run = useStartRun(request.id);
  const [heldUp, setHeldUp] = useState<SavedRequest | null>(null);
  const profile = context?.profile;
  const lacking = profile && renewal ? obstaclesOfRenewal({ profile, lacking: context.lacking, renewal }) : none;
  return {
    /** What its profile lacks for the token that has to come first. */
    lacking,
    /** What the last press was made on, where that was held up by what is lacking. */
    heldUp,
    isPending: run.isPending,
    error: run.error,
    begin() {
      if (lacking.length > 0) setHeldUp(request);
      else if (profile) run.mutate(profile.id);
    },
    reset() {
      run.reset();
      setHeldUp(null);
    },
  };
}
