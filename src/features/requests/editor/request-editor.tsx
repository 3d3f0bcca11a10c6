import type { BuiltRequest } from '#collection/build-request.ts';
import { effectiveAuth } from '#collection/effective-auth.ts';
import { pathVariablesIn } from '#collection/path-variables.ts';
import { readQueryTable } from '#collection/query-table.ts';
import type { RequestContext } from '#collection/request-context.ts';
import type { SavedRequest } from '#collection/saved-request.ts';
import type { Scope } from '#collection/scope.ts';
import { Switch } from '#ui/switch.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { AuthFields } from './auth-tab.tsx';
import { BodyTab } from './body-tab.tsx';
import { HeadersTab } from './headers-tab.tsx';
import { ParamsTab } from './params-tab.tsx';

export interface RequestEditorProps {
  request: SavedRequest;
  onChange: (request: SavedRequest) => void;
  context: RequestContext;
  scope: Scope;
  /** The request, written out. */
  built: BuiltRequest;
  tab: EditorTab;
  onTab: (tab: EditorTab) => void;
}

/** A part of a request. */
export type EditorTab = 'params' | 'headers' | 'body' | 'auth' | 'notes';

/** Everything of a request but its method and URL. */
export function RequestEditor({ request, onChange, context, scope, built, tab, onTab }: RequestEditorProps) {
  const edit = { request, onChange, scope };
  return (
    <>
      <Tabs name="editor" label="Parts of the request" tabs={tabsOf(request, context)} value={tab} onChange={onTab} />
      <TabPanel name="editor" value={tab} className="p-4">
        {tab === 'params' && <ParamsTab {...edit} />}
        {tab === 'headers' && <HeadersTab {...edit} built={built} />}
        {tab === 'body' && <BodyTab key={request.id} {...edit} />}
        {tab === 'auth' && (
          <AuthFields
            key={request.id}
            auth={request.auth}
            onChange={(auth) => onChange({ ...request, auth })}
            context={context}
            scope={scope}
          />
        )}
        {tab === 'notes' && <Notes request={request} onChange={onChange} />}
      </TabPanel>
    </>
  );
}

function tabsOf(request: SavedRequest, { groups }: RequestContext): { id: EditorTab; label: string; count?: number }[] {
  const sent = (rows: readonly { isEnabled: boolean; name: string }[]) =>
    rows.filter(({ isEnabled, name }) => isEnabled && name !== '').length;
  const parameters = sent(readQueryTable(request)) + pathVariablesIn(request.url).length;
  const headers = sent(request.headers);
  const has = (isThere: boolean) => (isThere ? ' •' : '');
  return [
    { id: 'params', label: 'Params', ...(parameters > 0 && { count: parameters }) },
    { id: 'headers', label: 'Headers', ...(headers > 0 && { count: headers }) },
    { id: 'body', label: `Body${has(request.body.kind !== 'none')}` },
    { id: 'auth', label: `Auth${has(effectiveAuth(request, groups).auth.kind !== 'none')}` },
    { id: 'notes', label: `Notes${has(request.notes !== '')}` },
  ];
}

function Notes({ request, onChange }: Pick<RequestEditorProps, 'request' | 'onChange'>) {
  return (
    <div className="grid gap-3">
      <TextArea
        aria-label="Notes"
        rows={8}
        placeholder="What this request is for, in your own words."
        value={request.notes}
        onChange={(notes) => onChange({ ...request, notes })}
      />
      <Switch
        isOn={request.followsRedirects}
        onChange={(followsRedirects) => onChange({ ...request, followsRedirects })}
      >
        Follow redirects. Credentials stay behind where one leaves the origin.
      </Switch>
    </div>
  );
}
