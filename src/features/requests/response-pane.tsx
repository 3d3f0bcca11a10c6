import { type ReactNode, useState } from 'react';
import type { CallView } from '#call/call-view.ts';
import type { LiveCall } from '#call/live-call.ts';
import { CallLine } from '#panes/call-line.tsx';
import { type CallPart, CallParts } from '#panes/call-parts.tsx';
import { CallVerdict, type CallVerdictProps } from '#panes/call-verdict.tsx';
import { HopList } from '#panes/hop-list.tsx';
import { LiveBody } from '#panes/live-body.tsx';
import { isEventStream } from '#panes/live-trace.ts';
import { NotFollowed } from '#panes/not-followed.tsx';
import { NotVerified } from '#panes/not-verified.tsx';
import { findInEventsLabel, useFind } from '#panes/use-find.ts';
import type { useSendSaved } from '#queries/requests.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { WaitingInLine } from '#ui/waiting-in-line.tsx';

interface ResponsePaneProps extends Omit<CallVerdictProps, 'call'> {
  /** The latest call, whose answer is shown. */
  call: CallView | undefined;
  /** How far a call under way has come, `null` while none is. */
  progress: ReturnType<typeof useSendSaved>['progress'];
  /** What has arrived of it, `null` while nothing has. */
  live: LiveCall | null;
  /** It did not become a call that is kept, or that can't be read. */
  isLost: boolean;
  /** How long the token of it still works. */
  tokenLeft: ReactNode;
  onCancel: () => void;
  /** Sends again and goes where redirects lead. */
  onFollow: () => void;
  /** The host that is waited for. */
  awaited: string;
}

/** What marks an answer that a call under way will replace. */
const previous = {
  role: 'group',
  'aria-label': 'Previous answer',
};

/** What came back: verdict first where there is one, then status, time, body, headers, and the request as sent. */
export function ResponsePane(props: ResponsePaneProps) {
  const { call, progress, live, isLost, tokenLeft, onCancel, onFollow, awaited, ...verdict } = props;
  const isPending = progress !== null;
  const [part, setPart] = useState<CallPart>('body');
  const stream = useStream({ live, call, isLost });
  const shown = live?.head ? live : stream.ending;
  const search = (text: string) => {
    stream.find.setQuery(text);
    // Once it is over, that goes on there.
    setPart('body');
  };
  if (shown) {
    return (
      <LiveBody key={shown.sentAt} live={shown} onStop={onCancel} find={{ ...stream.find, setQuery: search }}>
        {tokenLeft}
      </LiveBody>
    );
  }
  return (
    <div aria-busy={isPending} className="relative md:flex md:min-h-0 md:flex-1 md:flex-col">
      {isPending && (
        <div className="appear-late absolute inset-x-0 top-0 z-sticky border-b border-line bg-surface px-4 py-2">
          {progress === 'waiting' ? (
            <WaitingInLine onCancel={onCancel} />
          ) : (
            <Sending awaited={awaited} onCancel={onCancel} />
          )}
          {call && <p className="text-12 text-ink-3">Below: the previous answer</p>}
        </div>
      )}
      {call && (
        <div
          {...(isPending && previous)}
          className={classNames(
            'md:flex md:min-h-0 md:flex-1 md:flex-col',
            isPending && 'opacity-50 transition-opacity delay-150',
          )}
        >
          <CallLine call={call} />
          <CallVerdict call={call} {...verdict} />
          <NotVerified call={call} />
          <HopList call={call} />
          <NotFollowed call={call} onFollow={onFollow} isPending={isPending} />
          <CallParts call={call} part={part} onPart={setPart} sought={stream.soughtIn(call)} />
        </div>
      )}
      {!call && !isPending && (
        <div className="p-4">
          <EmptyState title="Not sent yet">
            The answer appears here, with its status, time, headers and body.
          </EmptyState>
        </div>
      )}
    </div>
  );
}

/**
 * What is looked for in a stream under way, and goes on being looked for in the answer that it becomes. Until that is
 * there the stream stands as it came last: what is written in its field meanwhile is no key of the page.
 */
function useStream({ live, call, isLost }: Pick<ResponsePaneProps, 'live' | 'call' | 'isLost'>) {
  const [latest, setLatest] = useState<LiveCall | null>(null);
  const [isEnding, setEnding] = useState(false);
  const find = useFind(`${latest?.sentAt}`, findInEventsLabel);
  const isOf = ({ sentAt }: LiveCall | CallView) => sentAt === latest?.sentAt;
  if (live && live !== latest && isEventStream(live)) {
    setLatest(live);
    setEnding(true);
    if (!isOf(live)) find.setQuery('');
  } else if (!live && isEnding && (isLost || (call && isOf(call)))) {
    setEnding(false);
  }
  return {
    find,
    ending: isEnding ? latest : null,
    soughtIn: (ended: CallView) => (isOf(ended) ? find : undefined),
  };
}

/** On its way: what is waited for, and the press that calls it off. Escape is the page's to handle. */
function Sending({ awaited, onCancel }: Pick<ResponsePaneProps, 'awaited' | 'onCancel'>) {
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <Waiting label="Sending" awaited={`Waiting for ${awaited}`} />
      </div>
      <Button variant="ghost" size="sm" keys="esc" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
