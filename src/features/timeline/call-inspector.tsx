import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { Link } from 'react-router';
import type { CallView } from '#call/call-view.ts';
import { CallLine } from '#panes/call-line.tsx';
import { CallParts } from '#panes/call-parts.tsx';
import { HopList } from '#panes/hop-list.tsx';
import { NotVerified } from '#panes/not-verified.tsx';
import { useCallView } from '#queries/calls.ts';
import { useProfile } from '#queries/profiles.ts';
import { useToken } from '#queries/tokens.ts';
import { buttonClass } from '#ui/button-class.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { NotHere } from '#ui/not-here.tsx';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { CallActions, type CallActionsProps } from './call-actions.tsx';
import { purposeWords } from './log-words.ts';

export interface CallInspectorProps {
  callId: string;
  /** To the next older call that is shown, `null` at the end. */
  onNext: (() => void) | null;
  onPrevious: (() => void) | null;
  onClose: () => void;
  /** Opens another call: one that was sent from here. */
  onOpen: (callId: string) => void;
}

/** One call beside the log: everything that went over the wire, and what can be done with it again. */
export function CallInspector({ callId, onNext, onPrevious, onClose, onOpen }: CallInspectorProps) {
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
      <div className="min-h-0 flex-1 overflow-auto">
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
        {call.data && <Opened call={call.data} onDeleted={onNext ?? onPrevious ?? onClose} onSent={onOpen} />}
      </div>
    </aside>
  );
}

function Opened({ call, onDeleted, onSent }: CallActionsProps) {
  return (
    <>
      <CallLine call={call} />
      <Whose call={call} />
      <CallActions call={call} onDeleted={onDeleted} onSent={onSent} />
      <NotVerified call={call} />
      <HopList call={call} />
      <CallParts key={call.id} call={call} />
    </>
  );
}

/** Why the call was made, for whom, and with which token. */
function Whose({ call }: { call: CallView }) {
  const profile = useProfile(call.profileId).data;
  const token = useToken(call.tokenId ?? '').data;
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
