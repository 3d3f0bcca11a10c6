import { Trash2 } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { CallView } from '#call/call-view.ts';
import { CopyCurl } from '#panes/copy-curl.tsx';
import { useDeleteCalls } from '#queries/call-log.ts';
import { useOpenCallAsRequest, useResend } from '#queries/requests.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Note } from '#ui/note.tsx';
import { offerUndo } from '#ui/offer-undo.ts';

export interface CallActionsProps {
  call: CallView;
  /** Goes on to another call, or to none. */
  onDeleted: () => void;
  onSent: (callId: string) => void;
}

/** What can be done with a call that is over. */
export function CallActions({ call, onDeleted, onSent }: CallActionsProps) {
  const acts = useCallActs({ call, onDeleted, onSent });
  const { resend, open, deletion } = acts;
  const isApi = call.purpose === 'api';
  return (
    <div className="grid gap-2 px-4 pb-4">
      <div className="flex flex-wrap items-center gap-2">
        {isApi && (
          <Button variant="primary" busy={resend.isPending} busyLabel="Sending" onClick={acts.send}>
            Send again
          </Button>
        )}
        {resend.isPending && <Button onClick={resend.cancel}>Cancel</Button>}
        {isApi && (
          <Button busy={open.isPending} onClick={acts.openAsRequest}>
            Open as request
          </Button>
        )}
        <CopyCurl callId={call.id} />
        <IconButton
          icon={<Trash2 aria-hidden="true" />}
          label="Delete this call"
          keys={['⌘', '⌫']}
          variant="default"
          size="md"
          disabled={deletion.isPending}
          onClick={acts.remove}
        />
      </div>
      {resend.data?.kind === 'secret-gone' && (
        <Note tone="warning" live="assertive">
          Nothing was sent: the {resend.data.label} it carried is deleted. Open it as a request to send it with another.
        </Note>
      )}
      <Failure word="sent" error={resend.error} />
      <Failure word="opened" error={open.error} />
      <Failure word="deleted" error={deletion.error} />
    </div>
  );
}

function Failure({ word, error }: { word: string; error: Error | null }) {
  if (!error) return null;
  return (
    <Note tone="error" live="assertive">
      The call was not {word}: {error.message}.
    </Note>
  );
}

function useCallActs({ call, onDeleted, onSent }: CallActionsProps) {
  const navigate = useNavigate();
  const deletion = useDeleteCalls();
  const resend = useResend();
  const open = useOpenCallAsRequest();
  const remove = () =>
    deletion.mutate([call.id], {
      onSuccess: (undo) => {
        onDeleted();
        offerUndo({ message: `Deleted the call ${call.method} ${pathOf(call.lastUrl)}`, isDeletion: true, undo });
      },
    });
  const send = () => resend.mutate(call.id, { onSuccess: (result) => result.kind === 'sent' && onSent(result.callId) });
  const openAsRequest = () => open.mutate(call.id, { onSuccess: (id) => void navigate(`/requests/new/${id}`) });
  const isAvailable = call.purpose === 'api';
  useCommands([
    {
      id: 'send',
      name: 'Send this call again',
      group: 'Actions',
      keys: ['⌘', '↵'],
      isAvailable,
      isPrimary: true,
      run: send,
    },
    { id: 'open-as-request', name: 'Open this call as a request', group: 'Actions', isAvailable, run: openAsRequest },
    { id: 'delete', name: 'Delete this call', group: 'Actions', keys: ['⌘', '⌫'], run: remove },
  ]);
  return { deletion, resend, open, remove, send, openAsRequest };
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
