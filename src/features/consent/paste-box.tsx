import { Check, CircleX, ShieldQuestion, Timer, X } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { explainRefusedPaste } from '#diagnosis/explain-paste.ts';
import type { PastedResponse } from '#oauth/pasted-response.ts';
import { Button } from '#ui/button.tsx';
import { Chip } from '#ui/chip.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { MarkedTextArea } from '#ui/marked-text-area.tsx';
import { Note } from '#ui/note.tsx';

interface PasteBoxProps {
  /** Names the field: "Code or whole URL". */
  label: string;
  placeholder: string;
  /** Reads the text as it stands, without an effect. */
  read: (text: string) => PastedResponse;
  /** Takes the text, on a press. Called only with one that reads as a response. */
  onUse: (text: string) => void;
  busy: boolean;
  isFocused: boolean;
}

type Usable = Extract<PastedResponse, { kind: 'code' | 'token' | 'error' }>;

/** A field for the answer as the user has it: says while it is typed what was found in it, or why it can't be used. */
export function PasteBox({ label, placeholder, read, onUse, busy, isFocused }: PasteBoxProps) {
  const [text, setText] = useState('');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const reading = useMemo(() => read(text), [read, text]);
  const isUsable = reading.kind !== 'empty' && reading.kind !== 'refused';
  const use = () => {
    if (isUsable && !busy) onUse(text);
  };
  const clear = () => {
    setText('');
    field.current?.focus();
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-12 font-medium">
        {label}
      </label>
      <div className="relative">
        <MarkedTextArea
          ref={field}
          id={id}
          value={text}
          onChange={setText}
          mark={reading.kind === 'code' ? reading.span : null}
          onEnter={use}
          placeholder={placeholder}
          aria-invalid={reading.kind === 'refused' || undefined}
          aria-describedby={`${id}-reading`}
          className="pr-9"
        />
        {text !== '' && (
          <span className="absolute top-1.5 right-1.5">
            <IconButton icon={<X aria-hidden="true" size={14} />} label="Clear the field" onClick={clear} />
          </span>
        )}
      </div>
      <div id={`${id}-reading`} aria-live="polite" className="mt-2 empty:hidden">
        {reading.kind === 'refused' && <Refusal reading={reading} />}
        {isUsable && <Found reading={reading} />}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button variant="primary" keys="↵" busy={busy} disabled={!isUsable} onClick={use} className="max-md:w-full">
          {isUsable ? useWords[reading.kind] : useWords.code}
        </Button>
      </div>
    </div>
  );
}

const useWords: Record<Usable['kind'], string> = {
  code: 'Exchange code',
  token: 'Take token',
  error: 'Use this error',
};

function Refusal({ reading }: { reading: Extract<PastedResponse, { kind: 'refused' }> }) {
  const { headline, sentence } = explainRefusedPaste(reading.reason);
  return (
    <Note tone="error">
      <strong className="font-semibold">{headline}</strong> {sentence}
    </Note>
  );
}

/** What stands in the text, as chips. */
function Found({ reading }: { reading: Usable }) {
  const isBare = reading.from === 'bare-code';
  const place = { 'pasted-url': 'in the URL', 'pasted-text': 'in the text', 'bare-code': '' }[reading.from];
  return (
    <ul aria-label="Found" className="flex flex-wrap gap-2">
      <li>
        {reading.kind === 'error' ? (
          <Chip tone="s4xx" icon={<CircleX aria-hidden="true" />}>
            Error {place}: <span className="max-w-50 truncate font-mono">{reading.error}</span>
          </Chip>
        ) : (
          <Chip tone="active" icon={<Check aria-hidden="true" />}>
            {isBare ? 'Bare code' : `${reading.kind === 'code' ? 'Code' : 'Token'} found ${place}`}
          </Chip>
        )}
      </li>
      <li>
        {isBare ? (
          <Chip tone="expiring" icon={<ShieldQuestion aria-hidden="true" />}>
            State not checked: none came back
          </Chip>
        ) : (
          <Chip tone="active" icon={<Check aria-hidden="true" />}>
            State matches
          </Chip>
        )}
      </li>
      {reading.kind === 'code' && (
        <li>
          <Chip tone="expiring" icon={<Timer aria-hidden="true" />}>
            Single use, expires in minutes
          </Chip>
        </li>
      )}
    </ul>
  );
}
