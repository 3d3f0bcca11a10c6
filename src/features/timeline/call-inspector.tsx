import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { Link } from 'react-router';
import type { CallView } from '#call/call-view.ts';
import { CallLine } from '#panes/call-line.tsx';
import { type CallPart, CallParts } from '#panes/call-parts.tsx';
import { HopList } from '#panes/hop-list.tsx';
import { NotVerified } from '#panes/not-verified.tsx';
import { useCallView } from '#queries/calls.ts';
import { useRequestEntries } from '#queries/collections.ts';
import { useProfile } from '#queries/profiles.ts';
import { useToken } from '#queries/tokens.ts';
import { buttonClass } from '#ui/button-class.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { NotHere } from '#ui/not-here.tsx';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { CallActions, type CallActionsProps } from './call-actions.tsx';
import { purposeWords } from './log-words.ts';

interface Shown {
  /** The part of it that is looked at: the same of the next one. */
  part: CallPart;
  onPart: (part: CallPart) => void;
}

export interface CallInspectorProps extends Shown {
  callId: string;
  /** To the next older call that is shown, `null` at the end. */
  onNext: (() => void) | null;
  onPrevious: (() => void) | null;
  onClose: () => void;
  /** Opens another call: one that was sent from here. */
  onOpen: (callId: string) => void;
}

/** One call beside the log: everything that went over the wire, and what can be done with it again. */
export function CallInspector(props: CallInspectorProps) {
  const { callId, onNext, onPrevious, onClose, onOpen, part, onPart } = props;
  const call = useCallView(callId);
  return (
    <aside
      aria-label="Call"
      className="flex w-[500px] min-w-0 flex-none flex-col border-l border-line max-lg:w-full max-lg:flex-1 max-lg:border-l-0"
    >
      <div className="flex h-12 flex-none items-center gap-1 border-b border-line pr-3 pl-4">
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          {call.data ? `${call.data.method} ${pathOf(call.data.url)}` : 'Call'}
        </h2>
        <IconButton
          icon={<ChevronUp aria-hidden="true" />}
          label="Previous call"
          disabled={!onPrevious}
          onClick={onPrevious ?? undefined}
        />
        <IconButton
          icon={<ChevronDown aria-hidden="true" />}
          label="Next call"
          disabled={!onNext}
          onClick={onNext ?? undefined}
        />
        <IconButton icon={<X aria-hidden="true" />} label="Close the call" onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-auto md:flex md:flex-col">
        {call.isPending && <Waiting label="Loading the call" />}
        {call.error && (
          <div className="p-4">
            <Note tone="error">This call can’t be read: {call.error.message}. Its row in the log still can.</Note>
          </div>
        )}
        {call.data === null && (
          <NotHere
            what="call"
            action={
              <Link to="/timeline" className={buttonClass({ variant: 'primary' })}>
                Show all calls
              </Link>
            }
          />
        )}
        {call.data && (
          <Opened
            call={call.data}
            onDeleted={onNext ?? onPrevious ?? onClose}
            onSent={onOpen}
            part={part}
            onPart={onPart}
          />
        )}
      </div>
    </aside>
  );
}

function Opened({ call, onDeleted, onSent, part, onPart }: CallActionsProps & Shown) {
  return (
    <>
      <CallLine call={call} />
      <Whose call={call} />
      <CallActions call={call} onDeleted={onDeleted} onSent={onSent} />
      <NotVerified call={call} />
      <HopList call={call} />
      <CallParts call={call} part={part} onPart={onPart} />
    </>
  );
}

/** Why the call was made, for whom, from which saved request, and with which token. */
function Whose({ call }: { call: CallView }) {
  const profile = useProfile(call.profileId).data;
  const token = useToken(call.tokenId ?? '').data;
  const request = useRequestEntries().data?.find(({ id }) => id === call.requestId);
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 px-4 pb-3 text-12 text-ink-2">
      <span>
        Purpose <span className="font-mono">{purposeWords[call.purpose]}</span>
      </span>
      {profile && (
        <span>
          Profile{' '}
          <Link to={`/profiles/${profile.id}`} className="text-accent-ink hover:underline">
            {profile.name}
          </Link>
        </span>
      )}
      {request && (
        <span>
          Request{' '}
          <Link to={`/requests/${request.collectionId}/${request.id}`} className="text-accent-ink hover:underline">
            {request.name}
          </Link>
        </span>
      )}
      {token && (
        <Link to={`/tokens/${token.id}`} className="text-accent-ink hover:underline">
          Token it carried
        </Link>
      )}
    </p>
  );
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
