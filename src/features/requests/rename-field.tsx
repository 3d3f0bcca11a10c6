import { useEffect, useRef } from 'react';

export interface RenameFieldProps {
  name: string;
  onRename: (name: string) => void;
  onClose: () => void;
}

/** A name while it is changed: Enter and leaving it keep the new one, Escape the old one. */
export function RenameField({ name, onRename, onClose }: RenameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (typed: string | null) => {
    if (isOver.current) return;
    isOver.current = true;
    const next = typed?.trim() ?? '';
    if (next !== '' && next !== name) onRename(next);
    onClose();
  };
  return (
    <input
      ref={field}
      aria-label={`New name of ${name}`}
      defaultValue={name}
      autoComplete="off"
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      onBlur={(event) => end(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') end(event.currentTarget.value);
        if (event.key === 'Escape') end(null);
        // Not of the field as well: the row below is given the focus again.
        if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
      }}
      className="h-6 min-w-0 flex-1 rounded-sm border border-accent bg-surface px-1 outline-none max-lg:h-9"
    />
  );
}
