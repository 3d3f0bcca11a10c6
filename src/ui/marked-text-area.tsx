import type { ComponentProps, KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';

/** A span of a text: from its first character to behind its last. */
export type MarkedSpan = readonly [start: number, end: number];

export interface MarkedTextAreaProps extends Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'rows'> {
  value: string;
  onChange: (value: string) => void;
  /** The part of the text that is lit, `null` for none. */
  mark: MarkedSpan | null;
  /** Enter, or ⌘↵ (Ctrl outside macOS). A new line is Shift and Enter. */
  onEnter: () => void;
}

/** Beyond this a text is far taller than the field: what stands behind it needs no look of its own. */
const mirroredChars = 20_000;

/** The look of both layers: they must break lines at the same places. */
const layer =
  'col-start-1 row-start-1 px-3 py-2.5 font-mono text-12 leading-5 break-all whitespace-pre-wrap max-lg:text-16 max-lg:leading-6';

/** A field for a text of any length that grows with it, one part of it lit. */
export function MarkedTextArea({ value, onChange, mark, onEnter, className, ...native }: MarkedTextAreaProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!event.repeat) onEnter();
  };
  return (
    <div
      className={classNames(
        'grid max-h-45 overflow-y-auto rounded-control border border-line-control bg-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent has-aria-invalid:border-s4xx',
        className,
      )}
    >
      <div aria-hidden="true" className={classNames(layer, 'text-transparent')}>
        <Mirror value={value.slice(0, mirroredChars)} mark={mark} />
      </div>
      <textarea
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        {...native}
        rows={1}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={press}
        className={classNames(layer, 'resize-none overflow-hidden bg-transparent outline-none')}
      />
    </div>
  );
}

/** The text again, unseen, for its height and for the ground of the part that is lit. */
function Mirror({ value, mark }: { value: string; mark: MarkedSpan | null }) {
  // A zero-width space gives the last line its height where it is empty.
  if (!mark) return <>{value}&#8203;</>;
  const [start, end] = mark;
  return (
    <>
      {value.slice(0, start)}
      <mark className="keep-colour rounded-sm bg-accent-tint text-transparent ring-1 ring-accent-line box-decoration-clone">
        {value.slice(start, end)}
      </mark>
      {value.slice(end)}&#8203;
    </>
  );
}
