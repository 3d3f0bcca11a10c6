import type { ReactNode } from 'react';
import { type PresetField, presetMarkOf } from '#providers/preset-marks.ts';
import type { ProfileForm } from './profile-form.ts';

/**
 * What is to be said of a field beside its label: its value is the preset's, or was, and the way back to it.
 * @param part the member that an input of its own is for.
 */
export function presetMark(form: ProfileForm, field: PresetField, part?: string): ReactNode {
  const mark = form.preset && presetMarkOf(form.profile, form.preset, part === undefined ? [field] : [field, part]);
  if (!mark) return null;
  if (mark.kind === 'preset') return <span className={tag}>preset</span>;
  if (mark.kind === 'assumed') {
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
        <span className={`${tag} border-dashed`}>assumed</span>
        <span className="text-11 text-ink-3">not in the provider’s docs</span>
      </span>
    );
  }
  const back = () => {
    form.edit(mark.change);
    form.leave();
  };
  return (
    <button
      type="button"
      title={`Back to ${presetValueWords(mark.value)}`}
      onClick={back}
      className="text-11 font-medium text-accent-ink hover:underline max-lg:min-h-6"
    >
      Back to the preset
    </button>
  );
}

const tag = 'inline-block rounded-sm border border-line px-[5px] text-[10.5px] leading-3.5 text-ink-2';

/** A preset's value in one line. */
function presetValueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value !== 'object') return String(value);
  const parts = Object.values(value).filter((part) => part !== '' && part !== null);
  return parts.length === 0 ? 'nothing' : parts.map(presetValueWords).join(Array.isArray(value) ? ', ' : ' ');
}
