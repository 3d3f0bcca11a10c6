import type { PresetOrigin } from '#oauth/profile.ts';
import type { FoundPreset } from '#providers/all-providers.ts';
import type { ValueFinding } from '#providers/fill-preset.ts';
import { usePracticeOrigin } from '#queries/start-run.ts';
import { Field } from '#ui/field.tsx';
import { Note } from '#ui/note.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { typeValue } from './preset-values.ts';
import { PresetVariableField } from './preset-variable.tsx';
import { presetGrant } from './provider-words.ts';
import type { PresetChoice } from './use-preset-choice.ts';

type Place = PresetOrigin['at'];

export interface PresetFieldsProps extends FoundPreset {
  at: Place;
  values: Readonly<Record<string, string>>;
  /** Values that can't be filled in. */
  findings: readonly ValueFinding[];
  onChoose: (choice: PresetChoice) => void;
}

/** What is asked before a profile of a preset is made. */
export function PresetFields({ provider, preset, at, values, findings, onChoose }: PresetFieldsProps) {
  return (
    <div className="grid grid-cols-1 gap-3.5">
      {provider.presets.length > 1 && (
        <WayIn provider={provider} preset={preset} onChoose={(id) => onChoose({ preset: id, at })} />
      )}
      {preset.practice && (
        <Where name={provider.name} at={at} onChoose={(place) => onChoose({ preset: preset.id, at: place })} />
      )}
      {at === 'real' &&
        preset.variables.map((variable) => (
          <PresetVariableField
            key={variable.name}
            variable={variable}
            value={values[variable.name] ?? variable.initial}
            onChange={(text) => typeValue(provider.id, variable.name, text)}
            finding={findings.find(({ name }) => name === variable.name)}
          />
        ))}
    </div>
  );
}

function WayIn({ provider, preset, onChoose }: FoundPreset & { onChoose: (id: string) => void }) {
  return (
    <Field label="How tokens are had" isGroup>
      {() => (
        <ul className="overflow-hidden rounded-control border border-line-control">
          {provider.presets.map((each) => (
            <li key={each.id} className="border-t border-line-faint first:border-t-0">
              <label className="flex cursor-pointer items-center gap-2.5 px-3 py-1.5 hover:bg-hover has-checked:bg-accent-tint max-lg:min-h-touch">
                <input
                  type="radio"
                  name="preset"
                  checked={each.id === preset.id}
                  onChange={() => onChoose(each.id)}
                  className="size-4 flex-none accent-accent"
                />
                <span className="min-w-0 flex-1 font-medium">{each.way}</span>
                {presetGrant(each) !== each.way && <span className="text-12 text-ink-2">{presetGrant(each)}</span>}
              </label>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}

function Where({ name, at, onChoose }: { name: string; at: Place; onChoose: (at: Place) => void }) {
  const origin = usePracticeOrigin();
  const hints: Readonly<Record<Place, string>> = {
    real: `${name} itself, with the credentials that you have from there.`,
    practice: `The practice provider runs on this machine and speaks as ${name} does. Everything is filled in, credentials too: no account is needed.`,
  };
  const places: { id: Place; label: string }[] = [
    { id: 'real', label: 'Real' },
    { id: 'practice', label: 'Practice' },
  ];
  return (
    <Field label="Practice or real" isGroup hint={hints[at]}>
      {() => (
        <>
          <Segmented label="Practice or real" options={places} value={at} onChange={onChoose} full />
          {at === 'practice' && origin === '' && (
            <div className="mt-1.5">
              <Note tone="info">The practice provider is not running: the profile gets no token until it is.</Note>
            </div>
          )}
        </>
      )}
    </Field>
  );
}
