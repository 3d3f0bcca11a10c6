import type { ReactNode } from 'react';
import { EmptyState } from './empty-state.tsx';

export interface NotHereProps {
  /** What the link led to. */
  what: keyof typeof howToGet;
  /** A link that leads to one, or to those that are here. */
  action: ReactNode;
}

/** A link led to something that is not on this device: what it was, why it may be missing, how to get it. */
export function NotHere({ what, action }: NotHereProps) {
  return (
    <div className="grid min-h-0 min-w-0 flex-1 place-items-center p-8 max-md:p-4">
      <div className="max-w-md">
        <EmptyState title={`This ${what} is not on this device.`} action={action}>
          It was deleted, or the link comes from another browser. {howToGet[what]}
        </EmptyState>
      </div>
    </div>
  );
}

const howToGet = {
  profile:
    'Profiles stay in the browser that made them: choose one that is here, make one, or ask for it to be shared.',
  run: 'Runs stay in the browser that began them: begin a new one here.',
  token: 'Tokens stay in the browser that received them and never travel in a link: get one here.',
  call: 'Calls stay in the browser that made them and never travel in a link: ask for the call as curl.',
  request: 'Requests stay in the browser that wrote them: ask for a shared link or file, or write it here.',
  collection:
    'Collections stay in the browser that made them: choose one that is here, or ask for a shared link or file.',
} as const;
