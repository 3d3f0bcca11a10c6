import { type ReactNode, useState } from 'react';
import { Segmented } from '#ui/segmented.tsx';
import { inkTone, statusTone } from '#ui/tone.ts';
import { useMatchMedia } from '#ui/use-match-media.ts';
import { SplitPanes } from './split-panes.tsx';

export interface CallLayoutProps {
  /** Method and URL. */
  bar: ReactNode;
  /** Beside the bar; below everything on a phone. */
  send: ReactNode;
  /** What is said over both: an error. */
  note: ReactNode;
  /** Whose token goes along: on a phone it stands over either. */
  whose: ReactNode;
  request: ReactNode;
  response: ReactNode;
  /** The status of the answer that is shown; `undefined` where there is none. */
  status: number | null | undefined;
  /** A call is under way. */
  isSending: boolean;
  /** What of the request was asked for last, `null` for nothing: another object each time. */
  asked: object | null;
}

/** A request and what came back: side by side, one above the other, or on a phone one of the two. */
export function CallLayout(props: CallLayoutProps) {
  const isPhone = useMatchMedia('(max-width: 767px)');
  if (isPhone) return <OnPhone {...props} />;
  const { bar, send, note, request, response } = props;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex flex-none gap-2 border-b border-line px-4 py-3">
        {bar}
        {send}
      </div>
      {note}
      <SplitPanes first={request} second={response} />
    </div>
  );
}

function OnPhone({ bar, send, note, whose, request, response, status, isSending, asked }: CallLayoutProps) {
  const [shown, setShown] = useState<'request' | 'response'>('response');
  const [wasSending, setWasSending] = useState(isSending);
  if (wasSending !== isSending) {
    setWasSending(isSending);
    // Whoever sends wants to see what comes back.
    if (isSending) setShown('response');
  }
  const [wasAsked, setWasAsked] = useState(asked);
  if (wasAsked !== asked) {
    setWasAsked(asked);
    if (asked) setShown('request');
  }
  const answer = (
    <>
      Response
      {status && <span className={`text-12 font-semibold tabular-nums ${inkTone[statusTone(status)]}`}>{status}</span>}
    </>
  );
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="border-b border-line px-4 py-3">{bar}</div>
        {note}
        <div className="grid gap-2 px-4 pt-3">
          <Segmented
            label="Part of the call"
            options={[
              { id: 'request', label: 'Request' },
              { id: 'response', label: answer },
            ]}
            value={shown}
            onChange={setShown}
            full
          />
          {whose}
        </div>
        {shown === 'request' ? request : response}
      </div>
      <div className="flex-none border-t border-line p-3">{send}</div>
    </div>
  );
}
