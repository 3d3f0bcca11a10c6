import { Field } from '#ui/field.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

/** What says success beside the status. */
export function SuccessRule() {
  const form = useProfileForm();
  const { pointer, value } = form.profile.successRule ?? { pointer: '', value: '' };
  const set = (rule: { pointer: string; value: string }) =>
    form.edit({ successRule: rule.pointer === '' && rule.value === '' ? null : rule });
  return (
    <Field
      label="Success"
      hint="Which member says so, and its value as JSON: /ok and true. RFC 6749 §5.1 goes by status and token alone: leave both empty."
      message={fieldMessage(form, 'successRule')}
      mark={presetMark(form, 'successRule')}
      isGroup
    >
      {(control) => (
        <div className="flex items-center gap-1.5">
          <TextInput
            {...control}
            aria-label="Place of what says success"
            data-field="successRule"
            mono
            placeholder="none"
            value={pointer}
            onChange={(changed) => set({ pointer: changed, value })}
            className="basis-3/5"
          />
          <span className="flex-none text-12 text-ink-2">is</span>
          <TextInput
            aria-label="Value that says success"
            data-verdict={control['data-verdict']}
            mono
            placeholder="true"
            value={value}
            onChange={(changed) => set({ pointer, value: changed })}
            className="basis-2/5"
          />
        </div>
      )}
    </Field>
  );
}
