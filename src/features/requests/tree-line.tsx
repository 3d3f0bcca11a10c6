import { ChevronDown, ChevronRight, Ellipsis, Folder, FolderOpen } from 'lucide-react';
import { type DragEvent, type MouseEvent, useState } from 'react';
import { classNames } from '#ui/class-names.ts';
import { formatCount } from '#ui/format-count.ts';
import type { MenuPlace } from '#ui/menu.tsx';
import { placeUnder } from '#ui/menu.tsx';
import { inkTone, statusTone } from '#ui/tone.ts';
import { RenameField } from './rename-field.tsx';
import { shortMethod } from './request-words.ts';
import type { TreeActs } from './tree-acts.ts';
import type { TreeRow } from './tree-rows.ts';

export interface TreeLineProps {
  row: TreeRow;
  acts: TreeActs;
  isCurrent: boolean;
  /** It has the tree's one tab stop. */
  isStop: boolean;
  isRenaming: boolean;
  isDraft: boolean;
  /** How the latest call of a request ended; `undefined` where there was none. */
  status: number | null | undefined;
  onMenu: (at: MenuPlace) => void;
}

type DropZone = 'before' | 'into' | 'after';

/** A collection, folder or request of the tree. */
export function TreeLine(props: TreeLineProps) {
  const { row, acts, isCurrent, isStop, isRenaming, onMenu } = props;
  const [zone, setZone] = useState<DropZone | null>(null);
  const openMenu = (event: MouseEvent, at: MenuPlace) => {
    event.preventDefault();
    event.stopPropagation();
    acts.focus(row.id);
    onMenu(at);
  };
  const dragOver = (event: DragEvent) => {
    const next = acts.mayDrop(row) ? zoneOf(event, row) : null;
    if (next) event.preventDefault();
    setZone(next);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens to the keys
    <div
      role="treeitem"
      id={rowId(row.id)}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.kind === 'request' ? undefined : row.isOpen}
      aria-selected={isCurrent}
      aria-label={spoken(props)}
      tabIndex={isStop ? 0 : -1}
      draggable={row.kind !== 'collection' && !isRenaming}
      onClick={() => acts.press(row)}
      onFocus={(event) => event.target === event.currentTarget && acts.focus(row.id)}
      onContextMenu={(event) => openMenu(event, { left: event.clientX, top: event.clientY })}
      onDragStart={(event) => acts.dragStart(row, event.dataTransfer)}
      onDragEnd={acts.dragEnd}
      onDragOver={dragOver}
      onDragLeave={() => setZone(null)}
      onDrop={(event) => {
        event.preventDefault();
        if (zone) acts.drop(row, zone);
        setZone(null);
      }}
      className={classNames(
        'group relative mx-1.5 flex h-7 cursor-default items-center gap-1.5 rounded-md pr-1.5 select-none hover:bg-hover focus-visible:-outline-offset-2 max-lg:h-touch',
        isCurrent &&
          'bg-accent-tint before:absolute before:inset-y-1.5 before:left-0 before:w-[2.5px] before:rounded-sm before:bg-accent',
        zone === 'into' && 'outline-2 -outline-offset-2 outline-accent',
        zone === 'before' && 'shadow-[inset_0_2px_0_var(--as-accent)]',
        zone === 'after' && 'shadow-[inset_0_-2px_0_var(--as-accent)]',
      )}
      style={{ paddingLeft: 8 + (row.level - 1) * 14 }}
    >
      <Mark row={row} />
      {isRenaming ? (
        <RenameField name={row.name} onRename={(name) => acts.rename(row, name)} onClose={acts.endRename} />
      ) : (
        <>
          <span
            className={classNames('min-w-0 flex-1 truncate', row.kind === 'request' ? 'text-ink-2' : 'font-medium')}
          >
            {row.name}
          </span>
          <RowEnd {...props} onMenuPress={(event) => openMenu(event, placeUnder(event.currentTarget))} />
        </>
      )}
    </div>
  );
}

function Mark({ row }: { row: TreeRow }) {
  if (row.kind === 'request') {
    return (
      <span
        className={classNames(
          'w-9 flex-none truncate font-mono text-11',
          row.method === 'DELETE' ? 'text-danger' : 'text-ink-3',
        )}
      >
        {shortMethod(row.method)}
      </span>
    );
  }
  const Chevron = row.isOpen ? ChevronDown : ChevronRight;
  const Icon = row.isOpen ? FolderOpen : Folder;
  return (
    <>
      <Chevron aria-hidden="true" size={14} className="flex-none text-ink-3" />
      <Icon aria-hidden="true" size={15} className="flex-none text-ink-3" />
    </>
  );
}

type RowEndProps = Pick<TreeLineProps, 'row' | 'isDraft' | 'status'> & { onMenuPress: (event: MouseEvent) => void };

/** Dot, status or count; under the pointer, and for the row that has the focus, the menu's button beside it. */
function RowEnd({ row, isDraft, status, onMenuPress }: RowEndProps) {
  return (
    <>
      {isDraft && <span className="size-1.5 flex-none rounded-full bg-ink-3" />}
      {status !== undefined && (
        <span
          className={classNames(
            'text-11 tabular-nums',
            status !== null && inkTone[statusTone(status)],
            status === null && 'text-ink-3',
          )}
        >
          {status ?? '—'}
        </span>
      )}
      {row.kind !== 'request' && <span className="text-11 text-ink-3 tabular-nums">{formatCount(row.count)}</span>}
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        onClick={onMenuPress}
        className="hidden size-5 flex-none place-items-center rounded-sm text-ink-3 group-hover:grid group-focus:grid hover:bg-selected hover:text-ink max-lg:grid max-lg:size-9"
      >
        <Ellipsis size={14} />
      </button>
    </>
  );
}

/** The element of a row. */
export const rowId = (id: string) => `tree-${id}`;

function spoken({ row, status, isDraft }: TreeLineProps): string {
  if (row.kind !== 'request') return `${row.name}, ${row.count} ${row.count === 1 ? 'request' : 'requests'}`;
  const ended = status === undefined ? '' : `, last ${status ?? 'without an answer'}`;
  return `${row.method} ${row.name}${ended}${isDraft ? ', unsaved changes' : ''}`;
}

function zoneOf(event: DragEvent, { kind, isOpen }: TreeRow): DropZone {
  if (kind === 'collection') return 'into';
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const part = (event.clientY - top) / height;
  if (kind === 'request') return part < 0.5 ? 'before' : 'after';
  if (part < 0.25) return 'before';
  return part > 0.75 && !isOpen ? 'after' : 'into';
}
