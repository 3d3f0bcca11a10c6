import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { FoundPreset } from '#providers/all-providers.ts';
import { type FilledPreset, fillPreset } from '#providers/fill-preset.ts';
import { useCreateProfile } from '#queries/profile-acts.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { useCommands } from '#ui/commands.ts';
import { Kbd } from '#ui/kbd.tsx';
import { Note } from '#ui/note.tsx';
import { AboutProvider } from './about-provider.tsx';
import { leaveForProfiles } from './leave-for-profiles.ts';
import { NewProfileFrame, newProfile } from './new-profile-frame.tsx';
import { PresetFields } from './preset-fields.tsx';
import { PresetPreview } from './preset-preview.tsx';
import { forgetValues, usePresetValues } from './preset-values.ts';
import { usePresetChoice } from './use-preset-choice.ts';

/** A profile of one provider: its way in, where it is used and what its preset asks first. */
export function PresetPage({ provider, preset: told }: FoundPreset) {
  const { preset, at, choose, values, filled, isAsked, create, form } = usePresetForm({ provider, preset: told });
  const navigate = useNavigate();
  useCommands([
    {
      id: 'create-profile',
      name: 'Create profile',
      group: 'Profiles',
      detail: provider.name,
      keys: ['⌘', '↵'],
      isPrimary: true,
      run: create.press,
    },
    leaveForProfiles(() => void navigate('/profiles/new')),
  ]);
  return (
    <NewProfileFrame title={`New ${provider.name} profile`} back={newProfile} between={[newProfile]}>
      <div className="flex min-h-0 min-w-0 flex-1 overflow-auto max-xl:flex-col">
        <form
          ref={form}
          aria-label={`New ${provider.name} profile`}
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            create.press();
          }}
          className="@container mx-auto w-full max-w-[820px] min-w-0 px-10 pt-6 pb-8 max-md:px-4"
        >
          <PresetFields
            provider={provider}
            preset={preset}
            at={at}
            values={values}
            findings={isAsked && filled.kind === 'refused' ? filled.findings : []}
            onChoose={choose}
          />
          <PresetPreview preset={preset} at={at} filled={filled} />
          {create.error && (
            <div className="mt-4">
              <Note tone="error" live="assertive">
                The profile was not stored: {create.error.message}.
              </Note>
            </div>
          )}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Link to="/profiles/new" className={`${buttonClass({ variant: 'ghost' })} max-md:hidden`}>
              Another provider <Kbd keys="Esc" />
            </Link>
            <Button
              type="submit"
              variant="primary"
              keys={['⌘', '↵']}
              busy={create.isPending}
              busyLabel="Creating"
              className="max-md:w-full"
            >
              Create profile
            </Button>
          </div>
        </form>
        <aside
          aria-label={provider.name}
          className="flex-none border-line max-xl:mx-auto max-xl:w-full max-xl:max-w-[820px] max-xl:border-t xl:min-h-full xl:w-inspector xl:self-stretch xl:border-l"
        >
          <AboutProvider provider={provider} preset={preset} />
        </aside>
      </div>
    </NewProfileFrame>
  );
}

/** What the form holds, and what a press on its button does. */
function usePresetForm(told: FoundPreset) {
  const { provider } = told;
  const { preset, at, choose } = usePresetChoice(told);
  const navigate = useNavigate();
  const values = usePresetValues(({ typed }) => typed[provider.id]) ?? noValues;
  const filled: FilledPreset = fillPreset(preset, { at, values });
  const [isAsked, setAsked] = useState(false);
  const { mutate, isPending, error } = useCreateProfile();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusIn(form.current, 'input:checked, [data-variable], button'), []);
  const press = () => {
    if (isPending) return;
    setAsked(true);
    if (filled.kind === 'refused') {
      focusIn(form.current, `[data-variable="${filled.findings[0]?.name}"]`);
      return;
    }
    const made = (id: string) => {
      forgetValues(provider.id);
      void navigate(`/profiles/${id}`);
    };
    mutate({ kind: 'preset', id: preset.id, at, values }, { onSuccess: made });
  };
  return { preset, at, choose, values, filled, isAsked, create: { press, isPending, error }, form } as const;
}

const noValues = {};

function focusIn(form: HTMLFormElement | null, selector: string): void {
  form?.querySelector<HTMLElement>(selector)?.focus();
}
