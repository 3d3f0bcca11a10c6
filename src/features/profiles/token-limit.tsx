import { useState } from 'react';
import type { IssuanceLimit } from '#oauth/profile.ts';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { presetMark } from './preset-mark.tsx';
import { useProfileForm } from './profile-form.ts';

const spans: readonly { readonly id: IssuanceLimit['per']; readonly label: string }[] = [
  { id: 'hour', label: 'per hour' },
  { id: 'day', label: 'per day' },
];

/** How many tokens the provider gives out, by its page: the last ones are not fetched without asking. */
export function TokenLimit() {
  const form = useProfileForm();
  const { issuanceLimit } = form.profile;
  const stored = issuanceLimit?.count ?? null;
  const [written, setTyped] = useState('');
  const [chosen, setPer] = useState<IssuanceLimit['per']>('day');
  // What is stored counts, unless what was typed means the same or can't be stored.
  const typed = [stored, 'odd'].includes(countIn(written)) ? written : (stored?.toString() ?? '');
  const per = issuanceLimit?.per ?? chosen;
  const change = (text: string, span: IssuanceLimit['per']) => {
    setTyped(text);
    setPer(span);
    const count = countIn(text);
    if (count !== 'odd') form.edit({ issuanceLimit: count === null ? null : { count, per: span } });
  };
  const message =
    countIn(typed) === 'odd'
      ? ({ verdict: 'error', words: `“${typed}” is no limit: a whole number from 1 to 1000000, or nothing.` } as const)
      : null;
  return (
    <Field
      label="Token limit"
      hint="What the provider’s page allows, empty where it names no number. The last tokens before it ask first."
      message={message}
      mark={presetMark(form, 'issuanceLimit')}
      isGroup
    >
      {(control) => (
        <div className="flex gap-1.5">
          <TextInput
            {...control}
            aria-label="Tokens that the provider gives out"
            data-field="issuanceLimit"
            inputMode="numeric"
            mono
            placeholder="none"
            value={typed}
            onChange={(text) => change(text, per)}
          />
          <span className="w-36 flex-none">
            <Select
              aria-label="Time that the token limit counts over"
              value={per}
              onChange={(span) => change(typed, span)}
              options={spans}
            />
          </span>
        </div>
      )}
    </Field>
  );
}

function countIn(text: string): number | 'odd' | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const count = /^\d{1,7}$/.test(trimmed) ? Number(trimmed) : 0;
  return count >= 1 && count <= 1_000_000 ? count : 'odd';
}
