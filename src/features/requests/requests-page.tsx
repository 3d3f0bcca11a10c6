import { Navigate, useLocation, useParams } from 'react-router';
import type { Collection } from '#collection/collection.ts';
import { findAmong, findGroupAmong } from '#collection/tree.ts';
import { useCollections } from '#queries/collections.ts';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { useMatchMedia } from '#ui/use-match-media.ts';
import { Waiting } from '#ui/waiting.tsx';
import { FlushDrafts } from './flush-drafts.ts';
import { useOpenRequests } from './open-requests.ts';
import { requestPath } from './request-words.ts';
import { useDraftKeeper } from './use-draft-keeper.ts';
import { useTabs } from './use-tabs.ts';
import { Workspace } from './workspace.tsx';

/** All collections as a tree, the open requests as tabs, and one of them to work on. */
export function RequestsPage() {
  const collections = useCollections();
  const flush = useDraftKeeper();
  if (collections.data) {
    return (
      <FlushDrafts value={flush}>
        <Placed collections={collections.data.records} unreadable={collections.data.unreadable.length} />
      </FlushDrafts>
    );
  }
  return (
    <PageFrame title="Requests">
      {collections.error ? (
        <div className="min-w-0 flex-1 p-4">
          <Note tone="error">The collections can’t be read: {collections.error.message}. Reload the page.</Note>
        </div>
      ) : (
        <Waiting label="Loading requests" />
      )}
    </PageFrame>
  );
}

/** Leads to where a request stands now, and from the bare address to the one looked at last. */
function Placed({ collections, unreadable }: { collections: readonly Collection[]; unreadable: number }) {
  const { collectionId, requestId } = useParams();
  const { search, state } = useLocation();
  const lastId = useOpenRequests(({ current }) => current);
  const { isHere } = useTabs(collections);
  const isWide = useMatchMedia('(min-width: 1024px)');
  const group = requestId ? findGroupAmong(collections, requestId) : null;
  const openId = group ? undefined : requestId;
  const placeOf = (id: string) =>
    (findGroupAmong(collections, id)?.collection ?? findAmong(collections, id)?.groups[0])?.id;
  const placeNow = requestId && placeOf(requestId);
  if (requestId && placeNow && placeNow !== collectionId) {
    return <Navigate to={{ pathname: requestPath(requestId, placeNow), search }} replace state={state} />;
  }
  if (!collectionId && isWide && lastId && isHere(lastId))
    return <Navigate to={requestPath(lastId, placeOf(lastId))} replace />;
  const isGone = collectionId !== undefined && !requestId && !collections.some(({ id }) => id === collectionId);
  return (
    <Workspace
      collections={collections}
      unreadable={unreadable}
      currentId={openId}
      group={group}
      goneId={isGone ? collectionId : undefined}
    />
  );
}
