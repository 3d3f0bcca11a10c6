import { ChevronLeft, CopyPlus, Layers, Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Collection, Group } from '#collection/collection.ts';
import type { Environment } from '#collection/environment.ts';
import { findGroupAmong, groupsInReach } from '#collection/tree.ts';
import { Button } from '#ui/button.tsx';
import { CommandIconButton } from '#ui/command-button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Note } from '#ui/note.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { EnvironmentFacts } from './environment-facts.tsx';
import { EnvironmentSelect } from './environment-select.tsx';
import { EnvironmentVariables } from './environment-variables.tsx';
import { GroupVariables } from './group-variables.tsx';
import { useEnvironment } from './use-environment.ts';
import { useEnvironmentActs } from './use-environment-acts.ts';
import { useEnvironmentPanel } from './use-environment-panel.ts';

export interface EnvironmentInspectorProps {
  collections: readonly Collection[];
  /** The request, folder or collection in view. */
  shownId: string | undefined;
}

/** What the names in a request stand for, beside it: the variables of the environment, the collection and its folders. */
export function EnvironmentInspector({ collections, shownId }: EnvironmentInspectorProps) {
  const { environments, current, unreadable, error } = useEnvironment();
  const acts = useEnvironmentActs();
  const groups = shownId ? groupsInReach(collections, shownId) : [];
  const { asked } = useEnvironmentPanel();
  const holder = asked === null ? null : holderOf(asked, groups, current);
  const [tab, setTab] = useState<'variables' | 'groups'>('variables');
  const [shownFor, setShownFor] = useState<string | null>(null);
  // Where the one that is asked for stands, once: from then on the tab is the user's.
  if (asked !== shownFor && (asked === null || environments)) {
    setShownFor(asked);
    if (holder) setTab(holder === current ? 'variables' : 'groups');
  }
  const count = groups.reduce((sum, { variables }) => sum + variables.length, 0);
  const failure = error ?? acts.error;
  return (
    <aside
      aria-label="Environment"
      className="flex w-[420px] min-w-0 flex-none flex-col border-l border-line max-lg:w-full max-lg:flex-1 max-lg:border-l-0"
    >
      <InspectorBar
        environments={environments ?? []}
        current={current}
        acts={acts}
        from={nounOf(collections, shownId)}
      />
      {current && (
        <div className="px-5 pb-2 max-md:px-4">
          <EnvironmentFacts key={current.id} environment={current} acts={acts} />
        </div>
      )}
      <Tabs
        name="environment"
        label="Variables of"
        tabs={[
          { id: 'variables', label: 'Variables', count: current?.variables.length ?? 0 },
          { id: 'groups', label: 'Collection', count },
        ]}
        value={tab}
        onChange={setTab}
      />
      <TabPanel
        name="environment"
        value={tab}
        className="grid min-h-0 flex-1 content-start gap-4 overflow-auto px-5 py-4 max-md:px-4"
      >
        {failure && <Note tone="error">The environments can’t be read or changed: {failure.message}.</Note>}
        {unreadable > 0 && (
          <Note tone="warning">{unreadable} more can’t be decrypted: the key they were sealed with is gone.</Note>
        )}
        {!environments && !error && <Waiting label="Loading environments" />}
        {tab === 'variables' && environments && !current && (
          <NoneInUse hasOthers={environments.length > 0} onCreate={() => acts.create()} />
        )}
        {tab === 'variables' && environments && current && (
          <EnvironmentVariables
            key={`${current.id} ${asked}`}
            environment={current}
            environments={environments}
            asked={holder === current ? asked : null}
          />
        )}
        {tab === 'groups' &&
          groups
            .toReversed()
            .map((group) => (
              <GroupVariables
                key={`${group.id} ${asked}`}
                group={group}
                kind={'kind' in group ? 'Folder' : 'Collection'}
                asked={holder === group ? asked : null}
              />
            ))}
        {tab === 'groups' && groups.length === 0 && (
          <EmptyState title="No collection">
            {shownId
              ? 'Save this request to a collection, and its variables are here.'
              : 'Open a request to see the variables of its collection.'}
          </EmptyState>
        )}
        <p className="flex items-center gap-2 text-12 text-ink-3">
          <Layers aria-hidden="true" size={14} />
          Read in this order: folder, collection, environment
        </p>
      </TabPanel>
    </aside>
  );
}

/** Whose variable it is, read as a request reads it; where nobody has it, whose it can become. */
function holderOf(name: string, groups: readonly Group[], environment: Environment | null): Group | Environment | null {
  const has = ({ variables }: Pick<Group, 'variables'>) => variables.some((each) => each.name === name);
  return groups.findLast(has) ?? environment ?? groups[0] ?? null;
}

/** What stands below the environment on a narrow screen. */
function nounOf(collections: readonly Collection[], shownId: string | undefined): string {
  if (!shownId) return 'requests';
  const found = findGroupAmong(collections, shownId);
  if (!found) return 'request';
  return found.group.id === found.collection.id ? 'collection' : 'folder';
}

interface InspectorBarProps {
  environments: readonly Environment[];
  current: Environment | null;
  acts: ReturnType<typeof useEnvironmentActs>;
  /** What it goes back to: "folder". */
  from: string;
}

function InspectorBar({ environments, current, acts, from }: InspectorBarProps) {
  const { close } = useEnvironmentPanel();
  return (
    <div className="flex min-h-14 flex-none items-center gap-1 pr-3 pl-5 max-lg:pl-2">
      <IconButton
        icon={<ChevronLeft aria-hidden="true" />}
        label={`Back to the ${from}`}
        className="lg:hidden"
        onClick={close}
      />
      <h2 className="font-semibold">Environment</h2>
      <div className="mx-1.5 min-w-0 flex-1">
        {environments.length > 0 && <EnvironmentSelect environments={environments} current={current} />}
      </div>
      {environments.length > 0 && (
        <IconButton icon={<Plus aria-hidden="true" />} label="New environment" onClick={() => acts.create()} />
      )}
      {current && (
        <>
          <CommandIconButton
            command={{ name: 'Duplicate environment', detail: current.name }}
            icon={<CopyPlus aria-hidden="true" />}
            label={`Duplicate ${current.name}`}
            onClick={() => acts.duplicate(current.id)}
          />
          <CommandIconButton
            command={{ name: 'Delete environment', detail: current.name }}
            icon={<Trash2 aria-hidden="true" />}
            label={`Delete ${current.name}`}
            onClick={() => acts.remove(current.id)}
          />
        </>
      )}
      <IconButton
        icon={<X aria-hidden="true" />}
        label="Close the environment"
        className="max-lg:hidden"
        onClick={close}
      />
    </div>
  );
}

function NoneInUse({ hasOthers, onCreate }: { hasOthers: boolean; onCreate: () => void }) {
  if (hasOthers) {
    return <EmptyState title="No environment in use">Choose one above; its variables appear here.</EmptyState>;
  }
  return (
    <EmptyState
      title="No environment yet"
      action={
        <Button variant="primary" leading={<Plus aria-hidden="true" size={14} />} onClick={onCreate}>
          New environment
        </Button>
      }
    >
      It gives one request other hosts, values and a profile to be tried with: Development, Production.
    </EmptyState>
  );
}
