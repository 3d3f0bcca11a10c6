import { Pencil, Trash2, X } from 'lucide-react';
import { type ClipboardEvent, type ComponentProps, type RefObject, useEffect, useRef, useState } from 'react';
import { type ControlVerdict, controlClass, verdictOf } from './control-class.ts';
import { CopyButton } from './copy-button.tsx';
import { Message } from './field.tsx';
import { IconButton } from './icon-button.tsx';
import { LiveRegion } from './live-region.tsx';
import { RevealButton } from './reveal-button.tsx';
import { useRevealed } from './use-revealed.ts';

/** A pasted secret without what came along, and words for what that was; `null` where nothing did. */
export interface CleanedSecret {
  readonly text: string;
  readonly removed: string | null;
}

export interface SecretFieldProps
  extends Pick<ComponentProps<'input'>, 'id' | 'aria-label' | 'aria-describedby' | 'aria-invalid' | 'placeholder'> {
  /** Its name in a sentence: "client secret". */
  noun: string;
  /** `null` where none is stored; empty where it is too short to show any of it. */
  lastFour: string | null;
  /** Stores another. What was typed is forgotten here. */
  onSave: (text: string) => Promise<unknown>;
  onRemove: () => Promise<unknown>;
  /** Opens the stored one, on a press. */
  reveal: () => Promise<string>;
  clean: (text: string) => CleanedSecret;
  /** Several lines: a key in PEM. */
  isMultiline?: boolean;
  'data-verdict'?: ControlVerdict;
  /** What the control is found by, to be gone to. */
  'data-field'?: string;
}

/**
 * A secret: masked with its last four, revealed for 30 s on a press. What is typed lives in the control alone until
 * Enter or leaving saves it, and never in the page's markup.
 */
export function SecretField(props: SecretFieldProps) {
  const { lastFour, onSave, onRemove, noun, clean } = props;
  const [isReplacing, setReplacing] = useState(false);
  const [removed, setRemoved] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  /** The text that was given to be stored last: Enter saves it, and leaving the field is no second time. */
  const saved = useRef<string | null>(null);
  const act = (work: () => Promise<unknown>) => {
    setError(null);
    work().then(
      () => setReplacing(false),
      (reason: Error) => {
        saved.current = null;
        setError(reason.message);
      },
    );
  };
  const save = (typed: string) => {
    const cleaned = clean(typed);
    if (cleaned.removed) setRemoved(cleaned.removed);
    if (cleaned.text === '' || cleaned.text === saved.current) return;
    saved.current = cleaned.text;
    act(() => onSave(cleaned.text));
  };
  return (
    <div>
      {lastFour === null || isReplacing ? (
        <Typing
          {...props}
          isReplacing={isReplacing}
          onDone={save}
          onCleaned={setRemoved}
          onCancel={() => setReplacing(false)}
        />
      ) : (
        <Stored
          {...props}
          lastFour={lastFour}
          onReplace={() => {
            saved.current = null;
            setRemoved(null);
            setReplacing(true);
          }}
          onRemove={() => {
            saved.current = null;
            setRemoved(null);
            act(onRemove);
          }}
        />
      )}
      {removed && <Message verdict="warning" words={`${removed} was removed from the pasted value.`} />}
      {error && <Message verdict="error" words={`The ${noun} was not stored: ${error}`} />}
      <LiveRegion>{removed ? `${removed} was removed from the pasted value.` : error}</LiveRegion>
    </div>
  );
}

type TypingProps = SecretFieldProps & {
  isReplacing: boolean;
  onDone: (typed: string) => void;
  onCleaned: (removed: string | null) => void;
  onCancel: () => void;
};

function Typing(props: TypingProps) {
  const { noun, isMultiline, isReplacing, clean, onDone, onCleaned, onCancel } = props;
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const finish = () => {
    const typed = control.current?.value ?? '';
    if (typed === '') onCancel();
    else onDone(typed);
  };
  const cancel = () => {
    if (control.current) control.current.value = '';
    onCancel();
  };
  useSaveOnLeaving(control, onDone);
  const attributes = {
    id: props.id,
    'aria-describedby': props['aria-describedby'],
    'aria-invalid': props['aria-invalid'],
    'data-field': props['data-field'],
    'aria-label': isReplacing ? `New ${noun}` : props['aria-label'],
    ref: control as RefObject<never>,
    spellCheck: false,
    autoComplete: 'off',
    autoFocus: isReplacing,
    placeholder: isReplacing ? `Paste the new ${noun}` : props.placeholder,
    onBlur: finish,
    onPaste: (event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const { text, removed } = clean(event.clipboardData.getData('text'));
      onCleaned(removed);
      if (!removed || !control.current) return;
      event.preventDefault();
      insert(control.current, text);
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && !isMultiline) finish();
      if (event.key !== 'Escape' || !control.current) return;
      event.preventDefault();
      cancel();
    },
  };
  const frame = `${controlClass({ mono: true, verdict: verdictOf(props) })} px-2.5`;
  return (
    <div className="flex items-start gap-1.5">
      {isMultiline ? (
        <textarea
          {...attributes}
          rows={3}
          className={`${frame} block py-1.5 leading-5 break-all [-webkit-text-security:disc]`}
        />
      ) : (
        <input {...attributes} type="password" className={`${frame} h-control max-lg:h-touch`} />
      )}
      {isReplacing && (
        <IconButton
          icon={<X aria-hidden="true" size={14} />}
          label={`Keep the old ${noun}`}
          // Before the field is left, which would save.
          onPointerDown={(event) => event.preventDefault()}
          onClick={cancel}
        />
      )}
    </div>
  );
}

/** A page that goes with a secret half typed takes it along: by Back, no field is left before. */
function useSaveOnLeaving(control: RefObject<HTMLInputElement | null>, save: (typed: string) => void) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const field = control.current;
    return () => {
      if (field && field.value !== '') latest.current(field.value);
    };
  }, [control]);
}

function insert(control: HTMLInputElement | HTMLTextAreaElement, text: string) {
  const { selectionStart, selectionEnd, value } = control;
  control.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
}

type StoredProps = Omit<SecretFieldProps, 'onRemove' | 'lastFour'> & {
  lastFour: string;
  onReplace: () => void;
  onRemove: () => void;
};

function Stored(props: StoredProps) {
  const { id, noun, lastFour, reveal, isMultiline, onReplace, onRemove } = props;
  const revealed = useRevealed(reveal);
  return (
    <>
      <div
        className={`${controlClass({ mono: true, verdict: verdictOf(props) })} flex min-h-control items-center gap-0.5 pr-1 pl-2.5 max-lg:min-h-touch`}
      >
        <output
          id={id}
          aria-describedby={props['aria-describedby']}
          className={`min-w-0 flex-1 ${isMultiline ? 'py-1 whitespace-pre-wrap' : ''} ${revealed.value === null ? 'truncate' : 'break-all'}`}
        >
          {revealed.value ?? (
            <>
              <span aria-hidden="true" className="tracking-[0.08em]">
                {mask}
              </span>
              <span className="sr-only">Stored, masked{lastFour && ', ends in '}</span>
              {lastFour}
            </>
          )}
        </output>
        <RevealButton revealed={revealed} what={noun} isIcon />
        <CopyButton text={reveal} label={`Copy ${noun}`} copiedWord="Copied secret" />
        <IconButton icon={<Pencil aria-hidden="true" size={14} />} label={`Replace ${noun}`} onClick={onReplace} />
        <IconButton icon={<Trash2 aria-hidden="true" size={14} />} label={`Remove ${noun}`} onClick={onRemove} />
      </div>
      {revealed.error && <Message verdict="error" words={`The ${noun} can’t be shown: ${revealed.error}`} />}
    </>
  );
}

const mask = '•'.repeat(16);
