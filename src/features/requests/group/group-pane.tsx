import { useState } from 'react';
import { Link } from 'react-router';
import type { Collection, Group } from '#collection/collection.ts';
import { effectiveAuth } from '#collection/effective-auth.ts';
import type { RequestContext } from '#collection/request-context.ts';
import { blankRequest } from '#collection/saved-request.ts';
import { countRequests } from '#collection/tree.ts';
import { useEnvironmentInUse } from '#queries/environment-in-use.ts';
import { useRequestContext } from '#queries/requests.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { authWords } from '../editor/auth-words.ts';
import { GroupAuthDialog } from '../editor/group-auth-dialog.tsx';
import { GroupVariableTable } from '../environment/group-variables.tsx';
import { requestPath } from '../request-words.ts';
import { GroupNotes } from './group-notes.tsx';
import { InheritedVariables } from './inherited-variables.tsx';
import { Section } from './section.tsx';

export interface GroupPaneProps {
  /** The collection itself, or a folder of it. */
  group: Group;
  collection: Collection;
}

/** What a collection or folder hands down to the requests in it: who sends them, what names stand for, what it is about. */
export function GroupPane({ group, collection }: GroupPaneProps) {
  const request = { ...blankRequest, id: group.id, changedAt: 0, auth: group.auth };
  const wish = { request, collectionId: collection.id, environmentId: useEnvironmentInUse() };
  const context = useRequestContext(wish);
  const isFolder = group.id !== collection.id;
  const count = countRequests(group);
  return (
    <div className="min-h-0 min-w-0 flex-1 overflow-auto">
      <div className="grid max-w-[820px] gap-7 px-6 py-5 max-md:px-4">
        <p className="text-12 text-ink-2">
          {isFolder ? 'Folder' : 'Collection'}, {count === 1 ? '1 request' : `${count} requests`}. What is said here
          holds for all of them, unless one says something else.
        </p>
        {context.error && <Note tone="error">What it inherits can’t be read: {context.error.message}.</Note>}
        <Section title="Auth">
          {context.data ? (
            <GroupAuth group={group} collectionId={collection.id} context={context.data} />
          ) : (
            !context.error && <Waiting label="Loading" />
          )}
        </Section>
        <Section title="Variables">
          <GroupVariableTable group={group} />
          {context.data && <InheritedVariables group={group} context={context.data} />}
        </Section>
        <Section title="Notes">
          <GroupNotes key={group.id} group={group} collectionId={collection.id} />
        </Section>
      </div>
    </div>
  );
}

interface GroupAuthProps {
  group: Group;
  collectionId: string;
  context: RequestContext;
}

/** Who sends the requests, where that is said, and the press that says otherwise. */
function GroupAuth({ group, collectionId, context }: GroupAuthProps) {
  const [isChanging, setChanging] = useState(false);
  const { auth, from } = effectiveAuth(group, context.groups);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-60">
        {from && (
          <>
            From{' '}
            <Link to={requestPath(from.id, collectionId)} className="font-medium text-accent-ink hover:underline">
              {from.name}
            </Link>
            :{' '}
          </>
        )}
        {authWords(auth, context.profile)}
      </p>
      <Button onClick={() => setChanging(true)}>Change auth</Button>
      {isChanging && <GroupAuthDialog collectionId={collectionId} group={group} onClose={() => setChanging(false)} />}
    </div>
  );
}
