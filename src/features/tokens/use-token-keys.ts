import { useEffect, useRef } from 'react';

/** What a key stands for here. */
export interface TokenKeys {
  /** J and ↓, K and ↑: one further down or up the list. */
  readonly onStep?: ((step: 1 | -1) => void) | undefined;
  /** R */
  readonly onRefresh?: (() => void) | undefined;
  /** / */
  readonly onFilter?: (() => void) | undefined;
  /** ⌘⌫ */
  readonly onDelete?: (() => void) | undefined;
}

/** The keys of the tokens page. Single ones rest while one writes, and all while a dialog is open. */
export function useTokenKeys(keys: TokenKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const act = actOf(event, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function actOf(event: KeyboardEvent, keys: TokenKeys): (() => void) | undefined {
  const { key, target, repeat, metaKey, ctrlKey, altKey } = event;
  const { onStep, onRefresh, onFilter, onDelete } = keys;
  if (target instanceof Element && target.matches(writable)) return undefined;
  if (metaKey || ctrlKey) return key === 'Backspace' && !repeat ? onDelete : undefined;
  if (altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'r') return repeat ? undefined : onRefresh;
  if (key === '/') return onFilter;
  const step = steps[key.startsWith('Arrow') && isTakenByTarget(target) ? '' : letter];
  return step && onStep && (() => onStep(step));
}

const steps: Record<string, 1 | -1 | undefined> = { j: 1, arrowdown: 1, k: -1, arrowup: -1 };
const writable = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** Tabs, radios and what scrolls have the arrows for themselves. */
function isTakenByTarget(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=tablist], [role=radiogroup], [role=region]') !== null;
}
