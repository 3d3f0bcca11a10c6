import { Share2 } from 'lucide-react';
import { Link } from 'react-router';
import type { Collection } from '#collection/collection.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { DraftWords } from './draft-words.tsx';
import { EnvironmentInspector } from './environment/environment-inspector.tsx';
import { useEnvironmentPanel, useKeptPanel } from './environment/use-environment-panel.ts';
import { ListPane } from './list-pane.tsx';
import { OpenRequestPane } from './open-request-pane.tsx';
import { RequestMenu } from './request-menu.tsx';
import { RequestTabs } from './request-tabs.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { useItemActs } from './use-item-acts.ts';
import { useShare } from './use-share.ts';
import { useTabActs } from './use-tab-acts.ts';
import { nameOf, useTabs } from './use-tabs.ts';

export interface WorkspaceProps {
  collections: readonly Collection[];
  unreadable: number;
  currentId: string | undefined;
}

/** Tree, tabs and the request in view, with everything that can be done to them. */
export function Workspace({ collections, unreadable, currentId }: WorkspaceProps) {
  const tabs = useTabs(collections);
  const acts = useTabActs(tabs, currentId);
  const current = currentId ? tabs.know(currentId) : null;
  const title = current ? nameOf(current) : 'Requests';
  const items = useItemActs();
  useWorkspaceCommands({ acts, items, currentId, current });
  const { asking, closingId } = acts;
  const isPanelOpen = useEnvironmentPanel().isOpen;
  useKeptPanel();
  return (
    <PageFrame
      title={title}
      crumbs={
        current
          ? [
              <Link key="requests" to="/requests">
                Requests
              </Link>,
              ...(current.entry?.path ?? []),
            ]
          : []
      }
      back={
        currentId
          ? (className, icon) => (
              <Link to="/requests" aria-label="Back to Requests" className={className}>
                {icon}
              </Link>
            )
          : undefined
      }
      actions={
        currentId &&
        current && (
          <>
            <DraftWords id={currentId} isDraft={current.draft !== undefined} />
            {current.draft && (
              <Button size="sm" keys={['⌘', 'S']} busy={acts.saving.isPending} onClick={() => acts.save(currentId)}>
                Save
              </Button>
            )}
            {current.entry && <ShareButton />}
            <RequestMenu id={currentId} collections={collections} items={items} onClose={() => acts.close(currentId)} />
          </>
        )
      }
    >
      <div className={isPanelOpen ? 'contents max-xl:hidden' : 'contents'}>
        <ListPane collections={collections} unreadable={unreadable} currentId={currentId} onNewRequest={acts.open} />
      </div>
      <div className={`flex min-w-0 flex-1 flex-col ${currentId && !isPanelOpen ? '' : 'max-lg:hidden'}`}>
        <RequestTabs tabs={tabs.tabs} currentId={currentId} onClose={acts.close} onNew={acts.open} />
        {items.error && (
          <div className="p-3">
            <Note tone="error" live="assertive">
              Nothing was changed: {items.error.message}. Reload the page and try again.
            </Note>
          </div>
        )}
        {currentId ? (
          <OpenRequestPane key={currentId} id={currentId} collections={collections} acts={acts} />
        ) : (
          <NothingOpen onNew={acts.open} />
        )}
      </div>
      {isPanelOpen && <EnvironmentInspector collections={collections} requestId={currentId} />}
      {asking && (
        <SaveDialog
          name={nameOf(tabs.know(asking.id))}
          collections={collections}
          failure={acts.saving.error?.message}
          isPending={acts.saving.isPending}
          isDeleted={asking.isDeleted}
          onSave={(name, place) => acts.save(asking.id, { closes: asking.closes, as: { ...place, name } })}
          onClose={acts.endAsking}
        />
      )}
      {closingId && (
        <CloseDialog
          name={nameOf(tabs.know(closingId))}
          onSave={() => {
            acts.endClosing();
            acts.save(closingId, { closes: true });
          }}
          onDiscard={() => {
            acts.endClosing();
            void acts.discard(closingId);
            acts.closeNow(closingId);
          }}
          onClose={acts.endClosing}
        />
      )}
    </PageFrame>
  );
}

/** Shares what is in view; on a phone it stands in the menu. */
function ShareButton() {
  const share = useShare();
  return (
    <span className="max-md:hidden">
      <Button size="sm" leading={<Share2 aria-hidden="true" size={14} />} onClick={() => share()}>
        Share
      </Button>
    </span>
  );
}

interface WorkspaceCommands {
  acts: ReturnType<typeof useTabActs>;
  items: ReturnType<typeof useItemActs>;
  currentId: string | undefined;
  current: ReturnType<ReturnType<typeof useTabs>['know']> | null;
}

function useWorkspaceCommands({ acts, items, currentId, current }: WorkspaceCommands) {
  const share = useShare();
  const id = currentId ?? '';
  const entry = current?.entry;
  const address = { collectionId: entry?.collectionId ?? '', id };
  const detail = current ? nameOf(current) : undefined;
  const onRequest = { group: 'Actions', detail, isAvailable: currentId !== undefined } as const;
  useCommands([
    { id: 'new', name: 'New request', group: 'Requests', keys: ['N'], run: acts.open },
    {
      ...onRequest,
      id: 'save-request',
      name: 'Save request',
      keys: ['⌘', 'S'],
      isAvailable: current?.draft !== undefined,
      run: () => acts.save(id),
    },
    {
      ...onRequest,
      id: 'duplicate-request',
      name: 'Duplicate request',
      keys: ['⌘', 'D'],
      isAvailable: entry !== undefined,
      run: () => void items.duplicate(address),
    },
    {
      ...onRequest,
      id: 'share',
      name: 'Share request',
      isAvailable: entry !== undefined,
      run: () => share(id),
    },
    {
      ...onRequest,
      id: 'delete',
      name: 'Delete request',
      keys: ['⌘', '⌫'],
      run: () => (entry ? void items.remove(address) : acts.close(id)),
    },
    { ...onRequest, id: 'close-request', name: 'Close request', keys: ['Alt', 'W'], run: () => acts.close(id) },
  ]);
}

function NothingOpen({ onNew }: { onNew: () => void }) {
  return (
    <div className="grid min-h-0 flex-1 place-items-center p-8">
      <EmptyState
        title="No request is open"
        action={
          <Button variant="primary" keys="N" onClick={onNew}>
            New request
          </Button>
        }
      >
        Choose one on the left, or begin a new one.
      </EmptyState>
    </div>
  );
}
