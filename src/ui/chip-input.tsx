import { X } from 'lucide-react';
import { type ClipboardEvent, type ComponentProps, type KeyboardEvent, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { type ControlVerdict, controlClass, verdictOf } from './control-class.ts';

export interface ChipInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'type' | 'value' | 'size'> {
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  /** What one of them is, for its remove button: "scope". */
  noun: string;
  /** Where typed text is cut into values. A character that ends a value when it is typed. */
  separators: RegExp;
  /** Why a value is doubtful; `null` where it is not. It stays all the same. */
  doubtOf?: (value: string) => string | null;
  'data-verdict'?: ControlVerdict;
}

/** Several short values as chips. A separator, Enter or leaving takes what is typed; Backspace takes the last back. */
export function ChipInput(props: ChipInputProps) {
  const { values, onChange, noun, separators, doubtOf = () => null, placeholder, onBlur, ...native } = props;
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const take = (text: string) => {
    const parts = text.split(separators).filter((part) => part !== '');
    const added = parts.filter((part, place) => !values.includes(part) && parts.indexOf(part) === place);
    setTyped('');
    if (added.length > 0) onChange([...values, ...added]);
  };
  const type = (text: string) => (separators.test(text) ? take(text) : setTyped(text));
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey && typed !== '') {
      event.preventDefault();
      take(typed);
    }
    if (event.key === 'Backspace' && typed === '' && values.length > 0) {
      event.preventDefault();
      onChange(values.slice(0, -1));
    }
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!separators.test(text)) return;
    event.preventDefault();
    take(typed + text);
  };
  return (
    <div
      className={`${controlClass({ mono: true, verdict: verdictOf(native) })} flex min-h-control flex-wrap items-center gap-1.5 px-1.5 py-1 max-lg:min-h-touch`}
    >
      {values.map((value, place) => (
        <ValueChip
          // biome-ignore lint/suspicious/noArrayIndexKey: a value may stand twice, its place may not
          key={place}
          value={value}
          noun={noun}
          doubt={doubtOf(value)}
          onRemove={() => {
            onChange(values.filter((_, at) => at !== place));
            input.current?.focus();
          }}
        />
      ))}
      <input
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        {...native}
        ref={input}
        type="text"
        value={typed}
        placeholder={placeholder}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onPaste={paste}
        onBlur={(event) => {
          take(typed);
          onBlur?.(event);
        }}
        className="h-5.5 min-w-24 flex-1 bg-transparent px-1 outline-none placeholder:font-sans placeholder:text-13"
      />
    </div>
  );
}

interface ValueChipProps {
  value: string;
  noun: string;
  doubt: string | null;
  onRemove: () => void;
}

function ValueChip({ value, noun, doubt, onRemove }: ValueChipProps) {
  return (
    <span
      title={doubt ?? undefined}
      className={classNames(
        'inline-flex min-h-5.5 max-w-full items-center gap-1 rounded-chip border pl-[7px] text-11 font-medium max-lg:min-h-8',
        doubt ? 'border-expiring-line bg-expiring-tint text-expiring-ink' : 'border-line text-ink-2',
      )}
    >
      <span className="min-w-0 break-all">{value}</span>
      <button
        type="button"
        aria-label={`Remove ${noun} ${value}`}
        onClick={onRemove}
        className="grid size-6 flex-none place-items-center rounded-chip hover:bg-hover hover:text-ink max-lg:size-8"
      >
        <X aria-hidden="true" size={12} />
      </button>
    </span>
  );
}
