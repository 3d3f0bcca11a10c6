import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { rovingStep } from './roving-step.ts';

/** One thing to do. */
export interface MenuItem {
  /** Verb and object: "New folder". */
  readonly label: string;
  /** What the palette calls it, where its label does not say what it does. */
  readonly command?: string;
  readonly icon?: ReactNode;
  readonly keys?: string[];
  /** A line before it. */
  readonly beginsGroup?: boolean;
  readonly onSelect: () => void;
}

/** Where a menu opens: under a button, or at the pointer. Pixels of the window. */
export interface MenuPlace {
  readonly left: number;
  readonly top: number;
}

export interface MenuProps {
  /** What it acts on, for screen readers: "List orders". */
  label: string;
  items: readonly MenuItem[];
  at: MenuPlace;
  onClose: () => void;
}

/** Under a control, for `at`. */
export function placeUnder(control: Element): MenuPlace {
  const { left, bottom } = control.getBoundingClientRect();
  return { left, top: bottom + 4 };
}

const WIDTH = 216;
const ITEM_HEIGHT = 32;

/** Things to do with what was pressed. Arrow keys and first letters move, Escape closes and gives the focus back. */
export function Menu({ label, items, at, onClose }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, []);
  useEffect(() => {
    const pressBeside = (event: PointerEvent) => {
      if (event.target instanceof Node && !list.current?.contains(event.target)) onClose();
    };
    // It stands where its button stood: a window of another size has it elsewhere. One that is as it was may be told late.
    const sizeNow = () => `${innerWidth} ${innerHeight}`;
    const size = sizeNow();
    const closeWhereMoved = () => {
      if (sizeNow() !== size) onClose();
    };
    addEventListener('pointerdown', pressBeside, true);
    addEventListener('resize', closeWhereMoved);
    return () => {
      removeEventListener('pointerdown', pressBeside, true);
      removeEventListener('resize', closeWhereMoved);
    };
  }, [onClose]);
  const close = () => {
    if (opener instanceof HTMLElement) opener.focus();
    onClose();
  };
  const move = (event: KeyboardEvent) => {
    // The page's own keys rest while a menu is open.
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
      return;
    }
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const from = buttons.findIndex((each) => each.matches(':focus'));
    const next = nextOf(items, from, event.key);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return createPortal(
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={move}
      onContextMenu={(event) => event.preventDefault()}
      className="fixed z-tooltip max-h-[calc(100dvh-16px)] overflow-auto rounded-lg border border-line bg-raised p-1 text-13 text-ink shadow-pop outline-none"
      style={{ ...insideWindow(at, items.length), width: WIDTH }}
    >
      {items.map(({ label: name, icon, keys, beginsGroup, onSelect }) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close();
            onSelect();
          }}
          className={classNames(
            'relative flex h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 max-lg:h-touch [&_svg]:text-ink-3',
            beginsGroup && 'mt-2 before:absolute before:inset-x-1 before:-top-1 before:border-t before:border-line',
          )}
        >
          {icon}
          <span className="flex-1">{name}</span>
          {keys && <Kbd keys={keys} />}
        </button>
      ))}
    </div>,
    // Within the landmark that it belongs to, where there is one.
    document.querySelector('main') ?? document.body,
  );
}

function nextOf(items: readonly MenuItem[], from: number, key: string): number | null {
  if (key.length !== 1 || key === ' ') return rovingStep(key, from, items.length);
  const around = items.map((_, step) => (from + 1 + step) % items.length);
  return around.find((at) => items[at]?.label.toLowerCase().startsWith(key.toLowerCase())) ?? null;
}

/** 8 px inside the window. */
function insideWindow({ left, top }: MenuPlace, count: number): { left: number; top: number } {
  const height = count * ITEM_HEIGHT + 32;
  return {
    left: Math.max(8, Math.min(left, innerWidth - WIDTH - 8)),
    top: Math.max(8, Math.min(top, innerHeight - height)),
  };
}
