import { useRef } from 'react';
import { cleanSecret } from '#oauth/secret-hygiene.ts';
import { SecretField } from '#ui/secret-field.tsx';

export interface SecretInPlaceProps {
  /** Its name in a sentence: "client secret". */
  noun: string;
  onSave: (text: string) => Promise<unknown>;
  /** It is stored, and was not left for something else meanwhile. */
  onSaved?: (() => void) | undefined;
}

/** A secret that Send waits for, put in where it is missed. */
export function SecretInPlace({ noun, onSave, onSaved }: SecretInPlaceProps) {
  const frame = useRef<HTMLSpanElement>(null);
  const save = async (text: string) => {
    const isHere = frame.current?.contains(document.activeElement) ?? false;
    await onSave(text);
    if (isHere) onSaved?.();
  };
  return (
    <span ref={frame} className="w-full max-w-80 text-ink">
      <SecretField
        aria-label={`The ${noun}`}
        placeholder="Paste it, then Enter"
        noun={noun}
        lastFour={null}
        clean={cleanSecret}
        onSave={save}
        onRemove={() => Promise.resolve()}
        reveal={() => Promise.reject(new Error(`There is no ${noun}`))}
      />
    </span>
  );
}
