import { type RefObject, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names.ts';

/** Something that can be put in. */
export interface Suggestion {
  readonly id: string;
  /** What is put into the text. */
  readonly insert: string;
  readonly label: string;
  readonly detail?: string;
  /** What it stands for now. */
  readonly value?: string;
}

export interface CompletionListProps {
  id: string;
  suggestions: readonly Suggestion[];
  /** The place of the one that Enter puts in. */
  active: number;
  put: (suggestion: Suggestion) => void;
  /** What it completes: it stands under it, or over it near the lower edge of the window. */
  field: RefObject<HTMLElement | null>;
}

/** What can be put in. It lies over the page: a pane that scrolls neither cuts it off nor grows by it. */
export function CompletionList({ id, suggestions, active, put, field }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      if (list.current && field.current) Object.assign(list.current.style, placeBeside(field.current));
    };
    // Not everything that runs this draws: a test's page has no layer above the page.
    list.current?.showPopover?.();
    place();
    addEventListener('resize', place);
    addEventListener('scroll', place, true);
    return () => {
      removeEventListener('resize', place);
      removeEventListener('scroll', place, true);
    };
  }, [field]);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      id={id}
      popover="manual"
      role="listbox"
      aria-label="Suggestions"
      className="fixed inset-auto m-0 overflow-auto rounded-lg border border-line bg-raised p-1 text-ink shadow-pop"
    >
      {suggestions.map((suggestion, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as a combobox has
        <div
          key={suggestion.id}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          // The field keeps the focus: a press on the list is no leaving of it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => put(suggestion)}
          className={classNames(
            'flex min-h-7 cursor-pointer items-center gap-2 rounded-md px-2 text-12 max-lg:min-h-11',
            at === active ? 'bg-accent-tint' : 'hover:bg-hover',
          )}
        >
          <span className="flex-none font-mono">{suggestion.label}</span>
          {suggestion.detail && <span className="flex-none text-11 text-ink-3">{suggestion.detail}</span>}
          {suggestion.value !== undefined && (
            <span className="ml-auto min-w-0 truncate font-mono text-ink-2">{suggestion.value}</span>
          )}
        </div>
      ))}
    </div>
  );
}

/** Pixels: what it keeps from the window's edges, from its field, and what it is tall at most. */
const edge = 8;
const gap = 4;
const tallest = 256;
const narrowest = 400;

/** As wide as the field or a bit wider, whole in the window, on the side where there is room. */
function placeBeside(field: HTMLElement): Partial<CSSStyleDeclaration> {
  const { left, top, bottom, width: own } = field.getBoundingClientRect();
  const width = Math.min(Math.max(own, narrowest), innerWidth - 2 * edge);
  const roomBelow = innerHeight - bottom - gap - edge;
  const roomAbove = top - gap - edge;
  const isBelow = roomBelow >= Math.min(tallest, roomAbove);
  return {
    left: `${Math.max(edge, Math.min(left, innerWidth - width - edge))}px`,
    width: `${width}px`,
    maxHeight: `${Math.min(tallest, isBelow ? roomBelow : roomAbove)}px`,
    top: isBelow ? `${bottom + gap}px` : 'auto',
    bottom: isBelow ? 'auto' : `${innerHeight - top + gap}px`,
  };
}
