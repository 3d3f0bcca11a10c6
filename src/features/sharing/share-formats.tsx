import { useId } from 'react';

/** How something is handed over. */
export type ShareFormat = 'link' | 'file' | 'postman';

const formats: readonly { readonly id: ShareFormat; readonly name: string; readonly detail: string }[] = [
  { id: 'link', name: 'Link', detail: 'Opens in any running Authscope' },
  { id: 'file', name: 'Authscope file', detail: '.authscope.json, good for a repository' },
  { id: 'postman', name: 'Postman collection', detail: 'v2.1, runs in newman too' },
];

export interface ShareFormatsProps {
  value: ShareFormat;
  onChange: (format: ShareFormat) => void;
  /** A profile alone is no collection of Postman's. */
  hasPostman: boolean;
}

/** The formats, each with what it is good for. */
export function ShareFormats({ value, onChange, hasPostman }: ShareFormatsProps) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label="Format" className="overflow-hidden rounded-well border border-line">
      {formats
        .filter(({ id }) => id !== 'postman' || hasPostman)
        .map(({ id, name: label, detail }) => (
          <label
            key={id}
            className="flex items-center gap-3 border-line px-3 py-2 not-first:border-t has-checked:bg-accent-tint has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              checked={id === value}
              onChange={() => onChange(id)}
              aria-describedby={`${name}-${id}`}
              aria-label={label}
              className="size-4 flex-none accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium">{label}</span>
              <span id={`${name}-${id}`} className="block text-12 text-ink-2">
                {detail}
              </span>
            </span>
          </label>
        ))}
    </div>
  );
}
