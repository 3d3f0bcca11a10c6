import { Pause, Play, Square } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { headerValue } from '#call/call.ts';
import type { StreamEvent } from '#call/event-trace.ts';
import type { LiveCall } from '#call/live-call.ts';
import { showBody } from '#call/mask.ts';
import { Button } from '#ui/button.tsx';
import { CodeBlock } from '#ui/code-block.tsx';
import { CommandButton } from '#ui/command-button.tsx';
import { Elapsed } from '#ui/elapsed.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { LiveRegion } from '#ui/live-region.tsx';
import { PulseDot } from '#ui/pulse-dot.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { mediaTypeOf } from './body-kind.ts';
import { countOf } from './count-of.ts';
import { EventStrip } from './event-strip.tsx';
import { EventTrace } from './event-trace.tsx';
import { readLiveText } from './live-text.ts';
import { createLiveTrace, isEventStream, listedEvents } from './live-trace.ts';
import type { Find } from './use-find.ts';

export interface LiveBodyProps {
  live: LiveCall;
  onStop: () => void;
  /** What is looked for in its events. */
  find: Find;
  /** How long the token it was sent with still works. */
  children?: ReactNode;
}

/** What is looked at while the view is held: more comes in all the same. */
interface Held {
  readonly live: LiveCall;
  readonly events: readonly StreamEvent[];
}

/** An answer that is still coming in: its status, how long and how much so far, and what it says. */
export function LiveBody({ live, onStop, find, children }: LiveBodyProps) {
  const { field, hadFocus } = find;
  useLayoutEffect(
    () => () => {
      hadFocus.current = field.current !== null && document.activeElement === field.current;
    },
    [field, hadFocus],
  );
  const [trace] = useState(createLiveTrace);
  const [held, setHeld] = useState<Held | null>(null);
  const mediaType = mediaTypeOf(headerValue(live.head, 'content-type'));
  const isStream = isEventStream(live);
  const now = { live, events: isStream ? trace.follow(live) : [] };
  const shown = held ?? now;
  const count = placesOf(now.events);
  return (
    <div className="pb-4">
      <div className="flex min-h-11.5 flex-wrap items-center gap-3 px-4 py-2 tabular-nums">
        <StatusChip status={live.head?.status ?? null} reason={live.head?.reason} size="lg" />
        <span className="flex items-center gap-2 font-semibold">
          <PulseDot />
          Live <Elapsed since={live.sentAt} />
        </span>
        {isStream && <span className="text-ink-2">{countOf(count, 'event')}</span>}
        <span className="text-ink-2">{formatBytes(live.receivedBytes)}</span>
        <span className="font-mono text-12 text-ink-2">{mediaType}</span>
        {children}
        <span className="ml-auto flex items-center gap-2">
          <PauseButton isHeld={held !== null} onPress={() => setHeld(held ? null : now)} />
          <Button
            variant="primary"
            size="sm"
            keys="esc"
            leading={<Square aria-hidden="true" size={12} />}
            onClick={onStop}
          >
            Stop
          </Button>
        </span>
      </div>
      <LiveRegion>The answer is coming in</LiveRegion>
      {held && <p className="px-4 pb-2 text-12 text-ink-2 tabular-nums">{waitingWords(held, now, isStream)}</p>}
      {isStream ? <LiveEvents {...shown} isHeld={held !== null} find={find} /> : <LiveTextView live={shown.live} />}
    </div>
  );
}

function PauseButton({ isHeld, onPress }: { isHeld: boolean; onPress: () => void }) {
  const Icon = isHeld ? Play : Pause;
  return (
    <CommandButton
      command={{ id: 'hold-view', name: isHeld ? 'Resume view' : 'Pause view' }}
      size="sm"
      leading={<Icon aria-hidden="true" size={14} />}
      onClick={onPress}
    >
      {isHeld ? 'Resume view' : 'Pause view'}
    </CommandButton>
  );
}

/** Of all that came, older ones included that are listed no more. */
function placesOf(events: readonly StreamEvent[]): number {
  return (events.at(-1)?.place ?? -1) + 1;
}

function waitingWords(held: Held, now: Held, isStream: boolean): string {
  const waiting = isStream
    ? countOf(placesOf(now.events) - placesOf(held.events), 'event')
    : formatBytes(now.live.receivedBytes - held.live.receivedBytes);
  return `The view is paused, the answer is not: ${waiting} more so far.`;
}

function LiveEvents({ live, events, isHeld, find }: Held & Pick<LiveBodyProps, 'find'> & { isHeld: boolean }) {
  return (
    <>
      <EventStrip events={events} startedAt={live.sentAt} isHeld={isHeld} />
      <EventTrace events={events} startedAt={live.sentAt} find={find} />
      {events.length === listedEvents && (
        <p className="px-4 pt-2 text-12 text-ink-3">The newest {listedEvents} are listed; the record keeps all.</p>
      )}
    </>
  );
}

function LiveTextView({ live }: { live: LiveCall }) {
  const read = useMemo(() => readLiveText(live), [live]);
  const spans = useMemo(() => showBody(read?.text ?? ''), [read]);
  if (!read) return <EmptyState title="This is no text">It is shown once all of it has come.</EmptyState>;
  if (live.receivedBytes === 0) return <EmptyState title="No body yet" />;
  return (
    <div className="px-4 max-md:px-0">
      {read.isTail && (
        <p className="pb-1 text-12 text-ink-3 max-md:px-4">
          {read.text ? 'The newest lines.' : 'One long line so far.'} All of it is shown once it has come.
        </p>
      )}
      {read.text && <CodeBlock label="Response body so far" spans={spans} ground="sunken" />}
    </div>
  );
}
