import { Undo2 } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import type { WaitingRequest } from '#oauth/run-view.ts';
import { buttonClass } from '#ui/button-class.ts';

/** The way back to the request that waits for a token, from wherever what it takes is put in. */
export function BackToRequest({ waiting }: { waiting: WaitingRequest }) {
  return (
    <Link to={pathOfWaiting(waiting)} className={buttonClass({ size: 'sm', variant: 'ghost' })}>
      <Undo2 aria-hidden="true" size={14} />
      <span className="max-w-48 truncate max-md:sr-only">Back to {nameOfWaiting(waiting)}</span>
    </Link>
  );
}

/** What a link to a profile carries, so that its page leads back; a reload keeps it. */
export interface WaitingState {
  readonly waiting: WaitingRequest;
}

/** The request that the page in view was come to from, `null` where none waits. */
export function useWaitingRequest(): WaitingRequest | null {
  const state: unknown = useLocation().state;
  if (typeof state !== 'object' || state === null || !('waiting' in state)) return null;
  // Written by this console alone, as a `WaitingState`: no address holds it.
  return (state as WaitingState).waiting;
}

/** Where the waiting request is looked at. */
export function pathOfWaiting({ id, collectionId }: WaitingRequest): string {
  return `/requests/${collectionId}/${id}`;
}

/** What it is called in a sentence. */
export function nameOfWaiting({ name }: WaitingRequest): string {
  return name === '' ? 'the request' : name;
}
