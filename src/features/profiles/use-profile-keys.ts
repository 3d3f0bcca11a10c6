import { useEffect, useRef } from 'react';

/** What a key stands for here. */
export interface ProfileKeys {
  /** / */
  readonly onFilter?: () => void;
  /** N */
  readonly onNew?: () => void;
  /** ⌘↵, in a text field too. */
  readonly onSubmit?: () => void;
  /** Esc, where nothing nearer takes it. In a field it leaves the field. */
  readonly onEscape?: () => void;
}

/** The keys of the profile pages. Single letters rest while one writes. */
export function useProfileKeys(keys: ProfileKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || document.querySelector('dialog[open]')) return;
      const act = actOf(event, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function actOf(event: KeyboardEvent, { onFilter, onNew, onSubmit, onEscape }: ProfileKeys): (() => void) | undefined {
  const { key, target, metaKey, ctrlKey, altKey } = event;
  if (key === 'Enter' && (metaKey || ctrlKey)) return onSubmit;
  if (metaKey || ctrlKey || altKey) return undefined;
  const isWriting = target instanceof HTMLElement && target.matches(writable);
  if (key === 'Escape') return onEscape && isWriting ? () => target.blur() : onEscape;
  if (isWriting) return undefined;
  if (key === '/') return onFilter;
  return key.toLowerCase() === 'n' ? onNew : undefined;
}

const writable = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
