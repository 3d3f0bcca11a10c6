import { Import, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Collection } from '#collection/collection.ts';
import { filterTree } from '#collection/filter-tree.ts';
import { practiceCollectionId } from '#collection/practice-collection.ts';
import { useCreateCollection, useCreatePracticeCollection } from '#queries/collections.ts';
import { usePracticeOrigin } from '#queries/start-run.ts';
import { buttonClass } from '#ui/button-class.ts';
import { classNames } from '#ui/class-names.ts';
import { useCommands } from '#ui/commands.ts';
import { Message } from '#ui/field.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { ListFilter } from '#ui/list-filter.tsx';
import { Menu, type MenuItem, type MenuPlace, placeUnder } from '#ui/menu.tsx';
import { Note } from '#ui/note.tsx';
import { Tooltip } from '#ui/tooltip.tsx';
import { CollectionTree } from './collection-tree.tsx';
import { EnvironmentPicker } from './environment/environment-picker.tsx';

export interface ListPaneProps {
  collections: readonly Collection[];
  /** How many more can't be decrypted. */
  unreadable: number;
  currentId: string | undefined;
  onNewRequest: () => void;
}

/** The list of the requests' page. On small screens it makes way for what is chosen. */
export function ListPane({ collections, unreadable, currentId, onNewRequest }: ListPaneProps) {
  const [filter, setFilter] = useState('');
  const [menuAt, setMenuAt] = useState<MenuPlace | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const making = useNewMenu({ collections, onNewRequest, onMade: () => setFilter('') });
  useCommands([
    {
      id: 'filter-list',
      name: 'Filter requests',
      group: 'Requests',
      keys: ['/'],
      run: () => field.current?.focus(),
    },
  ]);
  useCommands(
    making.items.map(({ label, onSelect }) => ({
      id: `make:${label}`,
      name: label,
      group: 'Requests' as const,
      // The page has its own.
      isAvailable: label !== newRequest,
      run: onSelect,
    })),
  );
  const isNothingLeft = filter.trim() !== '' && collections.every((each) => filterTree(each, filter) === null);
  return (
    <nav
      aria-label="Collections"
      className={classNames(
        'flex w-list flex-none flex-col border-r border-line max-lg:w-full max-lg:border-r-0',
        currentId && 'max-lg:hidden',
      )}
    >
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 px-4 pt-3 pb-2">
        <h2 className="text-14 font-semibold max-lg:sr-only">Collections</h2>
        <div className="flex gap-1">
          <Tooltip content="Open a share or import a file">
            <Link
              to="/s"
              aria-label="Open a share or import a file"
              className={buttonClass({ variant: 'ghost', size: 'sm', square: true })}
            >
              <Import aria-hidden="true" />
            </Link>
          </Tooltip>
          <IconButton
            icon={<Plus aria-hidden="true" />}
            label="New request or collection"
            aria-haspopup="menu"
            onClick={(event) => setMenuAt(placeUnder(event.currentTarget))}
          />
        </div>
        <div className="col-span-2 max-lg:col-span-1 max-lg:row-start-1">
          <ListFilter label="Filter requests" value={filter} onChange={setFilter} field={field} />
        </div>
      </div>
      {making.error && (
        <div className="px-4">
          <Message verdict="error" words={`Nothing was made: ${making.error.message}`} />
        </div>
      )}
      <CollectionTree collections={collections} filter={filter} currentId={currentId} made={making.made} />
      {isNothingLeft && <p className="px-4 py-3 text-12 text-ink-3">No request holds “{filter.trim()}”.</p>}
      {unreadable > 0 && (
        <div className="p-3">
          <Note tone="warning">{unreadable} more can’t be decrypted: the key they were sealed with is gone.</Note>
        </div>
      )}
      <EnvironmentPicker />
      {menuAt && <Menu label="New" items={making.items} at={menuAt} onClose={() => setMenuAt(null)} />}
    </nav>
  );
}

const newRequest = 'New request';

interface NewMenuProps extends Pick<ListPaneProps, 'collections' | 'onNewRequest'> {
  /** One was made: it has to be in sight. */
  onMade: () => void;
}

/** What can be made. The practice collection is offered where it was deleted and its API runs. */
function useNewMenu({ collections, onNewRequest, onMade }: NewMenuProps) {
  const [made, setMade] = useState<{ readonly id: string } | null>(null);
  const createCollection = useCreateCollection();
  const createPractice = useCreatePracticeCollection();
  const isPracticeOn = usePracticeOrigin() !== '';
  const newCollection = () =>
    createCollection.mutate(undefined, {
      onSuccess(id) {
        onMade();
        setMade({ id });
      },
    });
  const items: MenuItem[] = [
    { label: newRequest, keys: ['N'], onSelect: onNewRequest },
    { label: 'New collection', onSelect: newCollection },
  ];
  if (isPracticeOn && !collections.some(({ id }) => id === practiceCollectionId))
    items.push({ label: 'New Practice collection', onSelect: () => createPractice.mutate() });
  return { items, made, error: createCollection.error ?? createPractice.error };
}
