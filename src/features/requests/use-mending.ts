import { useEffect, useState } from 'react';
import type { EditorTab } from './editor/request-editor.tsx';
import type { MendingField } from './obstacle-words.ts';

type AskedField = Pick<MendingField, 'tab' | 'field'>;

/** A press that goes to a field of the request: the part it stands in is shown first. Each is another object. */
export function useMending(onTab: (tab: EditorTab) => void) {
  const [asked, setAsked] = useState<AskedField | null>(null);
  useEffect(() => {
    if (!asked) return;
    // Its part is drawn by then, on a phone too.
    const field = requestAnimationFrame(() => focusOn(`[data-field="${CSS.escape(asked.field)}"]`));
    return () => cancelAnimationFrame(field);
  }, [asked]);
  return {
    asked,
    open: (field: AskedField) => {
      if (field.tab) onTab(field.tab);
      setAsked({ ...field });
    },
  };
}

/** Where one goes on once what was missing is there. */
export function focusSend(): void {
  focusOn('[data-send]');
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
