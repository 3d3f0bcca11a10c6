import { Trash2 } from 'lucide-react';
import type { CallView } from '#call/call-view.ts';
import { CopyCurl } from '#panes/copy-curl.tsx';
import { useDeleteCalls } from '#queries/call-log.ts';
import { useCommands } from '#ui/commands.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Note } from '#ui/note.tsx';
import { offerUndo } from '#ui/offer-undo.ts';

/** What can be done with a call that is over. */
export function CallActions({ call, onDeleted }: { call: CallView; onDeleted: () => void }) {
  const deletion = useDeleteCalls();
  const remove = () =>
    deletion.mutate([call.id], {
      onSuccess: (undo) => {
        onDeleted();
        offerUndo({ message: `Deleted the call ${call.method} ${new URL(call.lastUrl).pathname}`, undo });
      },
    });
  useCommands([{ id: 'delete-call', name: 'Delete this call', group: 'Actions', keys: ['⌘', '⌫'], run: remove }]);
  return (
    <div className="grid gap-2 px-4 pb-4">
      <div className="flex flex-wrap items-center gap-2">
        <CopyCurl callId={call.id} />
        <IconButton
          icon={<Trash2 aria-hidden="true" />}
          label="Delete this call"
          keys={['⌘', '⌫']}
          variant="default"
          size="md"
          disabled={deletion.isPending}
          onClick={remove}
        />
      </div>
      {deletion.error && <Note tone="error">The call was not deleted: {deletion.error.message}.</Note>}
    </div>
  );
}
