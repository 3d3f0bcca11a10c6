import { type ClipboardEvent, type RefObject, useEffect, useRef } from 'react';
import { type SecretPlace, secretPlaceKey } from '#collection/secret-place.ts';
import { cleanSecret } from '#oauth/secret-hygiene.ts';
import { controlClass } from '#ui/control-class.ts';

interface TypedSecret {
  readonly place: SecretPlace;
  readonly field: HTMLInputElement;
}

/** The fields in which secrets are typed, by the key of their place: what stands in them is read once, to be sealed. */
export type TypedSecrets = RefObject<Map<string, TypedSecret>>;

/** The secrets that stand in the fields, without what came along when they were pasted. */
export function readTyped(typed: TypedSecrets): { readonly place: SecretPlace; readonly text: string }[] {
  return [...typed.current.values()].flatMap(({ place, field }) => {
    const { text } = cleanSecret(field.value);
    return text === '' ? [] : [{ place, text }];
  });
}

export interface SecretInputProps {
  control: { readonly id: string; readonly 'aria-describedby': string | undefined };
  place: SecretPlace;
  typed: TypedSecrets;
  placeholder: string;
}

/** A secret that goes to the vault when the review is accepted. Until then it lives in its control, never in the markup. */
export function SecretInput({ control, place, typed, placeholder }: SecretInputProps) {
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(place);
  const key = secretPlaceKey(place);
  useEffect(() => {
    const { current } = field;
    if (!current) return;
    const fields = typed.current;
    fields.set(key, { place: latest.current, field: current });
    return () => void fields.delete(key);
  }, [key, typed]);
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { text, removed } = cleanSecret(event.clipboardData.getData('text'));
    if (!removed) return;
    event.preventDefault();
    event.currentTarget.setRangeText(
      text,
      event.currentTarget.selectionStart ?? 0,
      event.currentTarget.selectionEnd ?? 0,
      'end',
    );
  };
  return (
    <input
      {...control}
      ref={field}
      type="password"
      spellCheck={false}
      autoComplete="off"
      placeholder={placeholder}
      onPaste={paste}
      className={`${controlClass({ mono: true })} h-control px-2.5 max-lg:h-touch`}
    />
  );
}
