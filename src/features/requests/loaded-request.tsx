import { useState } from 'react';
import { Link } from 'react-router';
import { hostOf } from '#call/host-of.ts';
import type { Collection } from '#collection/collection.ts';
import type { RequestContext } from '#collection/request-context.ts';
import { findAmong } from '#collection/tree.ts';
import type { Profile } from '#oauth/profile.ts';
import { Note } from '#ui/note.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { AuthorizationStrip } from './authorization-strip.tsx';
import { CallLayout } from './call-layout.tsx';
import { type EditorTab, RequestEditor } from './editor/request-editor.tsx';
import { UrlBar } from './editor/url-bar.tsx';
import { PlainSecrets } from './plain-secrets.tsx';
import { RecentRuns } from './recent-runs.tsx';
import { RequestNotes } from './request-notes.tsx';
import { newRequestPlace, requestName } from './request-words.ts';
import { ResponsePane } from './response-pane.tsx';
import { SendButtons } from './send-buttons.tsx';
import { SendNotes } from './send-notes.tsx';
import { TokenLeft } from './token-strip.tsx';
import type { EditedRequest } from './use-edited-request.ts';
import { focusSend, useMending } from './use-mending.ts';
import { useRequestCalls } from './use-request-calls.ts';
import type { useTabActs } from './use-tab-acts.ts';

export interface LoadedRequestProps {
  edited: EditedRequest;
  collections: readonly Collection[];
  acts: ReturnType<typeof useTabActs>;
}

/** A request to edit and to send, and its latest answer. */
export function LoadedRequest({ edited, collections, acts }: LoadedRequestProps) {
  const { request } = edited;
  // Above the layout, which is another one on a phone: the part that is looked at stays.
  const [tab, setTab] = useState<EditorTab>('params');
  const collectionId = findAmong(collections, request.id)?.groups[0].id ?? null;
  const calls = useRequestCalls(request, collectionId);
  const mending = useMending(setTab);
  const chooseAuth = () => mending.open({ tab: 'auth', field: 'auth' });
  const { context, written } = calls;
  if (!context || !written) return <Waiting label="Loading the request" />;
  const editing = { request, onChange: edited.edit, ...written };
  const strip = (
    <AuthorizationStrip
      token={calls.token}
      renewal={calls.renewal}
      request={request}
      context={context}
      built={written.built}
      onChange={chooseAuth}
    />
  );
  return (
    <CallLayout
      bar={<UrlBar {...editing} onSend={calls.send} />}
      send={<SendButtons {...calls} />}
      note={
        <>
          <RequestNotes edited={edited} acts={acts} />
          <PlainSecrets request={request} onChange={edited.edit} owner={ownerIn(collectionId, context)} />
          <SendNotes
            {...calls}
            request={request}
            written={written}
            waiting={{ id: request.id, collectionId: collectionId ?? newRequestPlace, name: requestName(request) }}
            onOpen={mending.open}
            onPutIn={focusSend}
          />
        </>
      }
      whose={strip}
      request={
        <div className="md:flex md:h-full md:flex-col md:overflow-auto">
          <div className="grid gap-3 px-4 pt-4 empty:hidden max-md:hidden">
            {strip}
            {context.profile && <NotVerified profile={context.profile} />}
          </div>
          <RequestEditor {...editing} context={context} tab={tab} onTab={setTab} />
          <RecentRuns requestId={request.id} />
        </div>
      }
      response={
        <div className="md:flex md:h-full md:flex-col md:overflow-auto">
          <ResponsePane
            call={calls.latest}
            progress={calls.progress}
            live={calls.live}
            isLost={calls.error !== null}
            tokenLeft={calls.token && <TokenLeft token={calls.token} />}
            onCancel={calls.cancel}
            retry={calls.retry}
            onSend={calls.send}
            onChooseAuth={chooseAuth}
            onFollow={calls.follow}
            awaited={hostOf(request.url)}
          />
        </div>
      }
      status={calls.latest?.head?.status}
      isSending={calls.isPending}
      asked={mending.asked}
    />
  );
}

/** Where a new variable of a request goes: into its collection, else into the environment in use. */
function ownerIn(collectionId: string | null, { environment }: RequestContext) {
  if (collectionId) return { kind: 'group', id: collectionId } as const;
  return environment && ({ kind: 'environment', id: environment.id } as const);
}

function NotVerified({ profile }: { profile: Profile }) {
  if (profile.connection.verifiesCertificate) return null;
  return (
    <Note tone="warning">
      This profile verifies no certificate: whoever answers in place of the server gets the{' '}
      {profile.grant === 'basic' ? 'password' : 'token'}.{' '}
      <Link to={`/profiles/${profile.id}`} className="underline">
        Change it
      </Link>
    </Note>
  );
}
