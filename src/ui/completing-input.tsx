import { type ComponentProps, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { CompletionList, type Suggestion } from './completion-list.tsx';

/** A part of the text with a ground of its own. */
export interface InputMark {
  readonly start: number;
  readonly end: number;
  readonly tone: 'known' | 'unknown';
}

/** What can be put in where the caret stands, and the part of the text that gives way to it. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly Suggestion[];
}

export interface CompletingInputProps
  extends Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'rows' | 'aria-label'> {
  'aria-label': string;
  value: string;
  onChange: (value: string) => void;
  marks?: readonly InputMark[];
  /** Asked after every change and move of the caret while one types. */
  complete?: (value: string, caret: number) => Completion | null;
  /** `bare` stands in a frame of somebody else's. */
  look?: 'framed' | 'bare';
}

/** Both layers break lines at the same places. */
const layer =
  'col-start-1 row-start-1 min-h-8 px-2.5 py-1.5 font-mono text-12 leading-5 break-all whitespace-pre-wrap max-lg:min-h-11 max-lg:py-2.5 max-lg:text-14 max-lg:leading-6';

/**
 * One line of text that wraps, parts of it marked, with what can be put in offered while one types: arrows choose,
 * Enter and Tab put in, Escape leaves it.
 */
export function CompletingInput(props: CompletingInputProps) {
  const { value, onChange, marks = [], complete, look = 'framed', className, onKeyDown, onBlur, ...native } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useCompletion({ field, value, onChange, complete });
  return (
    <div className={classNames('relative min-w-0', className)}>
      <div
        className={classNames(
          'grid',
          look === 'framed' &&
            'rounded-control border border-line-control bg-surface has-focus-visible:border-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-1 has-focus-visible:outline-accent',
        )}
      >
        <div aria-hidden="true" className={classNames(layer, 'text-transparent')}>
          <Mirror value={value} marks={marks} />
        </div>
        <textarea
          ref={field}
          // A text area can take no other role: what it completes with is told by these, the list's appearance by itself.
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={list.isOpen ? list.id : undefined}
          aria-activedescendant={list.isOpen ? `${list.id}-${list.active}` : undefined}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          {...native}
          rows={1}
          value={value}
          onChange={(event) => list.type(event.currentTarget)}
          onKeyDown={(event) => {
            list.press(event);
            if (!event.defaultPrevented) onKeyDown?.(event);
            // One line: a line break is no part of it. ⌘↵ is the page's.
            if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) event.preventDefault();
          }}
          onBlur={(event) => {
            list.close();
            onBlur?.(event);
          }}
          className={classNames(
            layer,
            'w-full resize-none overflow-hidden bg-transparent text-ink outline-none placeholder:text-ink-3',
          )}
        />
      </div>
      {list.isOpen && <CompletionList {...list} field={field} />}
    </div>
  );
}

interface CompletionParts extends Pick<CompletingInputProps, 'value' | 'onChange' | 'complete'> {
  field: { readonly current: HTMLTextAreaElement | null };
}

function useCompletion({ field, value, onChange, complete }: CompletionParts) {
  const id = useId();
  const [completion, setCompletion] = useState<Completion | null>(null);
  const [active, setActive] = useState(0);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const suggestions = completion?.suggestions ?? [];
  const isOpen = suggestions.length > 0;
  const close = () => setCompletion(null);
  const put = (suggestion: Suggestion | undefined) => {
    if (!completion || !suggestion) return;
    caret.current = completion.start + suggestion.insert.length;
    onChange(value.slice(0, completion.start) + suggestion.insert + value.slice(completion.end));
    close();
  };
  const type = (target: HTMLTextAreaElement) => {
    const text = target.value.replace(/[\r\n]+/g, '');
    onChange(text);
    setCompletion(complete?.(text, Math.min(target.selectionStart, text.length)) ?? null);
    setActive(0);
  };
  const press = (event: KeyboardEvent) => {
    if (!isOpen || event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
    const steps: Record<string, number | undefined> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) setActive((active + step + suggestions.length) % suggestions.length);
    else if (event.key === 'Enter' || event.key === 'Tab') put(suggestions[active]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  return { id, isOpen, suggestions, active, close, put, type, press };
}

const tones = {
  known: 'bg-code-var-tint ring-1 ring-accent-line',
  unknown: 'bg-expiring-tint ring-1 ring-expiring-line',
};

/** The text again, unseen, for its height and for the ground of what is marked. */
function Mirror({ value, marks }: { value: string; marks: readonly InputMark[] }) {
  const pieces = marks.map(({ start, end, tone }, at) => (
    <span key={start}>
      {value.slice(marks[at - 1]?.end ?? 0, start)}
      <mark className={`keep-colour rounded-sm text-transparent box-decoration-clone ${tones[tone]}`}>
        {value.slice(start, end)}
      </mark>
    </span>
  ));
  return (
    <>
      {pieces}
      {value.slice(marks.at(-1)?.end ?? 0)}&#8203;
    </>
  );
}
