import { useCallback, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import type { CallPart } from '#panes/call-parts.tsx';
import { useCallLog } from '#queries/call-log.ts';
import { useProfiles } from '#queries/profiles.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { useCommands } from '#ui/commands.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatCount } from '#ui/format-count.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { useListSteps } from '#ui/use-list-steps.ts';
import { Waiting } from '#ui/waiting.tsx';
import { CallInspector } from './call-inspector.tsx';
import { CallList } from './call-list.tsx';
import { ClearCalls } from './clear-calls.tsx';
import { Histogram } from './histogram.tsx';
import { filterLog, isFiltering, noFilter, outcomeOf, readLogFilter, withLogFilter } from './log-filter.ts';
import { LogToolbar } from './log-toolbar.tsx';

/** Every call that was ever made, newest first, and one of them in detail. What is shown and what is open is in the address. */
export function TimelinePage() {
  const log = useCallLog();
  const [search, setSearch] = useSearchParams();
  const callId = search.get('call');
  return (
    <PageFrame
      title="Timeline"
      back={
        callId
          ? (className, icon) => (
              <Link to={addressOf(search, null)} aria-label="Back to all calls" className={className}>
                {icon}
              </Link>
            )
          : undefined
      }
      actions={
        <>
          <CopyButton text={() => location.href} label="Copy link to what is shown" word="Copy link" />
          {log.data && log.data.length > 0 && <ClearCalls entries={log.data} onCleared={() => setSearch({})} />}
        </>
      }
    >
      {log.error && <Note tone="error">The calls can’t be read: {log.error.message}. Reload the page.</Note>}
      {log.isPending && <Waiting label="Loading calls" />}
      {log.data?.length === 0 && !callId && <NoCalls />}
      {log.data && (log.data.length > 0 || callId) && <Log entries={log.data} callId={callId} />}
    </PageFrame>
  );
}

function Log({ entries, callId }: { entries: readonly CallLogEntry[]; callId: string | null }) {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readLogFilter(search), [search]);
  const shown = useMemo(() => filterLog(entries, filter), [entries, filter]);
  const field = useRef<HTMLInputElement>(null);
  const profileNameOf = useProfileNames();
  const change = (part: Partial<typeof filter>) => setSearch(withLogFilter(search, part), { replace: true });
  const steps = useSteps(shown, callId, field);
  const [part, setPart] = useState<CallPart>('body');
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div className={`flex min-h-0 min-w-0 flex-1 flex-col ${callId ? 'max-lg:hidden' : ''}`}>
        <LogToolbar entries={entries} filter={filter} onChange={change} profileNameOf={profileNameOf} field={field} />
        <Histogram entries={shown} onChoose={change} />
        {shown.length > 0 ? (
          <CallList
            entries={shown}
            selectedId={callId}
            profileNameOf={profileNameOf}
            addressOf={(id) => addressOf(search, id)}
          />
        ) : (
          <NothingShown onShowAll={() => change(noFilter)} />
        )}
        <p
          role="status"
          className="flex h-9 flex-none items-center gap-4 border-t border-line px-5 text-12 text-ink-3 max-md:px-4"
        >
          <span className="tabular-nums">
            {isFiltering(filter) && `${formatCount(shown.length)} of `}
            {entries.length === 1 ? '1 call' : `${formatCount(entries.length)} calls`}, newest first
          </span>
          <span aria-hidden="true" className="ml-auto flex gap-3 max-lg:hidden">
            <span>
              <Kbd keys="J" /> <Kbd keys="K" /> calls
            </span>
            <span>
              <Kbd keys="E" /> next error
            </span>
          </span>
        </p>
      </div>
      {callId && <CallInspector key={callId} callId={callId} part={part} onPart={setPart} {...steps} />}
    </div>
  );
}

/** The address with another call open, or none; what is shown stays. */
function addressOf(search: URLSearchParams, callId: string | null): string {
  const after = new URLSearchParams(search);
  if (callId === null) after.delete('call');
  else after.set('call', callId);
  return `?${after}`;
}

/** Moving through the log: the next call, the one before, the next that failed; and closing what is open. */
function useSteps(
  shown: readonly CallLogEntry[],
  callId: string | null,
  field: { readonly current: HTMLInputElement | null },
) {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const at = shown.findIndex(({ id }) => id === callId);
  const open = (id: string) => void navigate(addressOf(search, id), { replace: callId !== null });
  const steps = useListSteps({
    ids: shown.map(({ id }) => id),
    selectedId: callId,
    noun: 'call',
    group: 'Actions',
    onStep: open,
  });
  const failed = shown.slice(at + 1).find((each) => !['2xx', '3xx'].includes(outcomeOf(each)));
  const close = () => navigate(addressOf(search, null));
  useCommands([
    {
      id: 'next-failed',
      name: 'Next failed call',
      group: 'Actions',
      keys: ['E'],
      isAvailable: failed !== undefined,
      run: () => failed && open(failed.id),
    },
    {
      id: 'filter-log',
      name: 'Find in the call log',
      group: 'Actions',
      keys: ['/'],
      run: () => field.current?.focus(),
    },
    {
      id: 'close-call',
      name: 'Close the call',
      group: 'Actions',
      keys: ['Esc'],
      isAvailable: callId !== null,
      run: close,
    },
  ]);
  return {
    ...steps,
    onClose: close,
    onOpen: (id: string) => navigate(addressOf(search, id)),
  };
}

/** Whose a call is, by its profile's name; nothing for a call made before there was one. */
function useProfileNames(): (profileId: string) => string {
  const profiles = useProfiles().data?.records;
  return useCallback(
    (profileId) => {
      if (profileId === '' || !profiles) return '';
      return profiles.find(({ id }) => id === profileId)?.name ?? 'Deleted profile';
    },
    [profiles],
  );
}

function NothingShown({ onShowAll }: { onShowAll: () => void }) {
  return (
    <div className="min-h-0 flex-1 overflow-auto p-8 max-md:p-4">
      <EmptyState
        title="No call matches"
        action={
          <Button variant="primary" onClick={onShowAll}>
            Show all calls
          </Button>
        }
      >
        The filter above leaves all of them out.
      </EmptyState>
    </div>
  );
}

function NoCalls() {
  return (
    <div className="mx-auto w-full max-w-xl p-8 max-md:p-4">
      <EmptyState
        title="No calls yet"
        action={
          <Link to="/requests" className={buttonClass({ variant: 'primary' })}>
            Open requests
          </Link>
        }
      >
        Every request this console sends appears here, with what came back: token requests, API calls, discovery.
      </EmptyState>
    </div>
  );
}
