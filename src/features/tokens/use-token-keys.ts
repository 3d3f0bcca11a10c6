import { useEffect } from 'react';

/** What a key stands for here. */
export interface TokenKeys {
  /** J and ↓, K and ↑: one further down or up the list. */
  readonly onStep?: ((step: 1 | -1) => void) | undefined;
  /** R */
  readonly onRefresh?: (() => void) | undefined;
  /** / */
  readonly onFilter?: (() => void) | undefined;
}

/** Single keys of the tokens page. They rest while one writes, and where another thing takes the key. */
export function useTokenKeys({ onStep, onRefresh, onFilter }: TokenKeys): void {
  useEffect(() => {
    const acts: Record<string, (() => void) | undefined> = {
      j: onStep && (() => onStep(1)),
      ArrowDown: onStep && (() => onStep(1)),
      k: onStep && (() => onStep(-1)),
      ArrowUp: onStep && (() => onStep(-1)),
      r: onRefresh,
      '/': onFilter,
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
      if (!act || isTakenElsewhere(event)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onStep, onRefresh, onFilter]);
}

/** Text fields take every key; tabs, radios, dialogs and what scrolls take the arrows. R is one press, not a held key. */
function isTakenElsewhere({ target, key, repeat }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('textarea, select, [contenteditable], [role="dialog"], [role="alertdialog"], dialog')) return true;
  const input = target.closest('input');
  if (input && !['radio', 'checkbox'].includes(input.type)) return true;
  if (key === 'r') return repeat;
  return key.startsWith('Arrow') && target.closest('[role="tablist"], [role="radiogroup"], [role="region"]') !== null;
}
