import { Share2 } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Collection } from '#collection/collection.ts';
import { type FoundGroup, findAmong } from '#collection/tree.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { DraftWords } from './draft-words.tsx';
import { EnvironmentInspector } from './environment/environment-inspector.tsx';
import { useEnvironmentPanel, useKeptPanel } from './environment/use-environment-panel.ts';
import { Gone } from './gone.tsx';
import { GroupPane } from './group/group-pane.tsx';
import { ListPane } from './list-pane.tsx';
import { OpenRequestPane } from './open-request-pane.tsx';
import { openTab } from './open-requests.ts';
import { RequestMenu } from './request-menu.tsx';
import { RequestTabs } from './request-tabs.tsx';
import { requestPath } from './request-words.ts';
import { TabDialogs } from './tab-dialogs.tsx';
import { useItemActs } from './use-item-acts.ts';
import { useShare } from './use-share.ts';
import { useTabActs } from './use-tab-acts.ts';
import { nameOf, useTabs } from './use-tabs.ts';

export interface WorkspaceProps {
  collections: readonly Collection[];
  unreadable: number;
  /** The request in view. */
  currentId: string | undefined;
  /** The collection or folder in view, where no request is. */
  group: FoundGroup | null;
  /** The collection that was to be in view and is not on this device. */
  goneId: string | undefined;
}

/** Tree, tabs and the request or folder in view, with everything that can be done to them. */
export function Workspace({ collections, unreadable, currentId, group: found, goneId }: WorkspaceProps) {
  const group = found?.group;
  const tabs = useTabs(collections);
  const acts = useTabActs(tabs);
  // A link may lead to what is not here: it is said, and leaves no tab.
  const current = currentId && tabs.isHere(currentId) ? tabs.know(currentId) : null;
  const openId = current && currentId;
  useEffect(() => {
    if (openId) openTab(openId);
  }, [openId]);
  const shownId = currentId ?? group?.id ?? goneId;
  const title = current ? nameOf(current) : nameWithout({ currentId, group: found, goneId });
  const items = useItemActs();
  useWorkspaceCommands({ acts, items, currentId, current });
  const isPanelOpen = useEnvironmentPanel().isOpen;
  useKeptPanel();
  return (
    <PageFrame
      title={title}
      crumbs={crumbsOf(collections, shownId)}
      back={
        shownId
          ? (className, icon) => (
              <Link to="/requests" aria-label="Back to Requests" className={className}>
                {icon}
              </Link>
            )
          : undefined
      }
      actions={
        <>
          {group && <ShareButton id={group.id} />}
          {currentId && current && (
            <>
              <DraftWords id={currentId} isDraft={current.draft !== undefined} />
              {current.draft && (
                <Button size="sm" keys={['⌘', 'S']} busy={acts.saving.isPending} onClick={() => acts.save(currentId)}>
                  Save
                </Button>
              )}
              {current.entry && <ShareButton />}
              <RequestMenu
                id={currentId}
                collections={collections}
                items={items}
                onClose={() => acts.close(currentId)}
              />
            </>
          )}
        </>
      }
    >
      <div className={isPanelOpen ? 'contents max-xl:hidden' : 'contents'}>
        <ListPane collections={collections} unreadable={unreadable} currentId={shownId} onNewRequest={acts.open} />
      </div>
      <div className={`flex min-w-0 flex-1 flex-col ${shownId && !isPanelOpen ? '' : 'max-lg:hidden'}`}>
        <RequestTabs tabs={tabs.tabs} currentId={currentId} onClose={acts.close} onNew={acts.open} />
        {items.error && (
          <div className="p-3">
            <Note tone="error" live="assertive">
              Nothing was changed: {items.error.message}. Reload the page and try again.
            </Note>
          </div>
        )}
        {currentId && <OpenRequestPane key={currentId} id={currentId} collections={collections} acts={acts} />}
        {goneId && <Gone what="collection" />}
        {found && <GroupPane key={found.group.id} {...found} />}
        {!shownId && <NothingOpen onNew={acts.open} />}
      </div>
      {isPanelOpen && <EnvironmentInspector collections={collections} shownId={shownId} />}
      <TabDialogs acts={acts} collections={collections} nameOfId={(id) => nameOf(tabs.know(id))} />
    </PageFrame>
  );
}

/** Where what is in view stands: each collection and folder leads to its own page. */
function crumbsOf(collections: readonly Collection[], shownId: string | undefined) {
  if (!shownId) return [];
  const groups = findAmong(collections, shownId)?.groups ?? [];
  return [
    <Link key="requests" to="/requests" className="hover:text-ink">
      Requests
    </Link>,
    ...groups.map(({ id, name }) => (
      <Link key={id} to={requestPath(id, groups[0]?.id)} className="hover:text-ink">
        {name}
      </Link>
    )),
  ];
}

/** The title where no request is in view: the folder's name, or what is not here, or that of the page. */
function nameWithout({ currentId, group, goneId }: Pick<WorkspaceProps, 'currentId' | 'group' | 'goneId'>): string {
  if (currentId) return 'Request';
  return group?.group.name ?? (goneId ? 'Collection' : 'Requests');
}

/** Shares what is in view; on a phone it stands in the menu. */
function ShareButton({ id }: { id?: string }) {
  const share = useShare();
  return (
    <span className="max-md:hidden">
      <Button size="sm" leading={<Share2 aria-hidden="true" size={14} />} onClick={() => share(id)}>
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
  const onRequest = { group: 'Actions', detail, isAvailable: current !== null } as const;
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
      id: 'share-collection',
      name: 'Share or export this collection',
      detail: undefined,
      isAvailable: entry !== undefined,
      run: () => share(address.collectionId),
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
