import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { classNames } from '#ui/class-names.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { rovingStep } from '#ui/roving-step.ts';
import { moveTab } from './open-requests.ts';
import { shortMethod } from './request-words.ts';

/** An open request. */
export interface RequestTab {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly method: string;
  readonly isDirty: boolean;
}

export interface RequestTabsProps {
  tabs: readonly RequestTab[];
  currentId: string | undefined;
  onClose: (id: string) => void;
  onNew: () => void;
}

/** The open requests. Arrow keys lead along them, Delete and a middle click close, dragging orders them. */
export function RequestTabs({ tabs, currentId, onClose, onNew }: RequestTabsProps) {
  const navigate = useNavigate();
  const row = useRef<HTMLUListElement>(null);
  const dragged = useRef<string | null>(null);
  useCurrentInView(row, [currentId, tabs.length].join());
  const press = (event: KeyboardEvent, at: number) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const tab = tabs[at];
    if (event.key === 'Delete' && tab) {
      event.preventDefault();
      onClose(tab.id);
      return;
    }
    const next = tabs[rovingStep(event.key, at, tabs.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    row.current?.querySelectorAll<HTMLElement>('a')[tabs.indexOf(next)]?.focus();
    void navigate(next.path);
  };
  return (
    <nav
      aria-label="Open requests"
      className="flex h-9 flex-none border-b border-line bg-canvas max-lg:h-11 max-md:hidden"
    >
      <ul ref={row} className="flex min-w-0 overflow-x-auto [scrollbar-width:none]">
        {tabs.map((tab, at) => (
          <li
            key={tab.id}
            onDragOver={(event) => dragged.current && event.preventDefault()}
            onDrop={() => dragged.current && moveTab(dragged.current, tab.id)}
            className={classNames(
              'group flex max-w-60 min-w-28 flex-none items-center border-r border-line pr-1.5',
              tab.id === currentId ? 'bg-surface' : 'hover:bg-hover',
            )}
          >
            <Link
              to={tab.path}
              aria-current={tab.id === currentId ? 'page' : undefined}
              tabIndex={tab.id === (currentId ?? tabs[0]?.id) ? 0 : -1}
              draggable
              onDragStart={() => {
                dragged.current = tab.id;
              }}
              onDragEnd={() => {
                dragged.current = null;
              }}
              onKeyDown={(event) => press(event, at)}
              onAuxClick={(event: MouseEvent) => {
                if (event.button !== 1) return;
                event.preventDefault();
                onClose(tab.id);
              }}
              className={classNames(
                'flex h-full min-w-0 flex-1 items-center gap-2 pr-1 pl-3 focus-visible:-outline-offset-2',
                tab.id === currentId ? 'font-medium' : 'text-ink-2',
              )}
            >
              <span className={classNames('font-mono text-11', tab.method === 'DELETE' ? 'text-danger' : 'text-ink-3')}>
                {shortMethod(tab.method)}
              </span>
              <span className="truncate">{tab.name}</span>
              {tab.isDirty && <span className="sr-only">, unsaved changes</span>}
            </Link>
            <CloseButton tab={tab} isCurrent={tab.id === currentId} onClose={onClose} />
          </li>
        ))}
      </ul>
      <span className="flex flex-none items-center px-1.5">
        <IconButton icon={<Plus aria-hidden="true" />} label="New request" keys="N" onClick={onNew} />
      </span>
    </nav>
  );
}

/** Keeps the request in view among its tabs: when another is, and when names or fonts that come later widen them. */
function useCurrentInView(row: RefObject<HTMLUListElement | null>, change: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change of the tabs
  useEffect(() => {
    const showCurrent = () =>
      row.current
        ?.querySelector('[aria-current]')
        ?.closest('li')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    showCurrent();
    const widths = new ResizeObserver(showCurrent);
    for (const tab of row.current?.children ?? []) widths.observe(tab);
    return () => widths.disconnect();
  }, [change]);
}

/** The ✕, in whose place a dot stands while there is something to save and no pointer over it. */
function CloseButton({
  tab,
  isCurrent,
  onClose,
}: { tab: RequestTab; isCurrent: boolean } & Pick<RequestTabsProps, 'onClose'>) {
  return (
    <button
      type="button"
      aria-label={`Close ${tab.name}`}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => onClose(tab.id)}
      className="group/close grid size-5 flex-none place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink max-lg:size-8"
    >
      {tab.isDirty && (
        <span
          aria-hidden="true"
          className="size-1.5 rounded-full bg-ink-2 group-hover:hidden group-focus-visible/close:hidden"
        />
      )}
      <X
        aria-hidden="true"
        size={14}
        className={classNames(
          tab.isDirty && 'hidden group-hover:block group-focus-visible/close:block',
          !tab.isDirty && !isCurrent && 'opacity-0 group-hover:opacity-100 group-focus-visible/close:opacity-100',
        )}
      />
    </button>
  );
}
