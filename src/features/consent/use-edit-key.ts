import { useEffect } from 'react';
import { useNavigate } from 'react-router';

const writable = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** E goes to the profile, except while one writes or a dialog is open. */
export function useEditKey(address: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, metaKey, ctrlKey, altKey } = event;
      if (key.toLowerCase() !== 'e' || metaKey || ctrlKey || altKey || event.defaultPrevented || event.repeat) return;
      if (target instanceof Element && target.matches(writable)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      void navigate(address);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate, address]);
}
