import type { ProfileColor } from '#oauth/profile.ts';
import { profileLetters, profileName } from '#oauth/profile-words.ts';
import { classNames } from '#ui/class-names.ts';
import { Field } from '#ui/field.tsx';
import { tileColors } from '#ui/letter-tile.tsx';
import { TextInput } from '#ui/text-input.tsx';
import { useProfileForm } from './profile-form.ts';
import { Section } from './section.tsx';

const colors: readonly ProfileColor[] = ['neutral', 'blue', 'green', 'amber', 'red', 'violet'];
const environments = ['dev', 'staging', 'production'];

/** How the profile is told apart from others. */
export function LookSection() {
  const { profile, edit } = useProfileForm();
  return (
    <Section title="Look">
      <Field label="Environment" hint="A word beside its name, wherever it is used.">
        {(control) => (
          <>
            <TextInput
              {...control}
              list="environments"
              placeholder="dev"
              value={profile.environment}
              onChange={(environment) => edit({ environment })}
            />
            <datalist id="environments">
              {environments.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label="Colour" isGroup>
        {() => <Colors />}
      </Field>
    </Section>
  );
}

function Colors() {
  const { profile, edit, leave } = useProfileForm();
  return (
    <div role="radiogroup" aria-label="Colour" className="flex flex-wrap gap-2">
      {colors.map((color) => (
        <label
          key={color}
          title={color}
          className={classNames(
            'relative grid size-7.5 place-items-center rounded-well border text-12 font-semibold max-lg:size-11',
            'has-checked:outline-2 has-checked:outline-offset-1 has-checked:outline-ink',
            'has-focus-visible:outline-accent',
            tileColors[color],
          )}
        >
          <input
            type="radio"
            name="profile-color"
            aria-label={color}
            checked={profile.color === color}
            onChange={() => {
              edit({ color });
              leave();
            }}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          <span aria-hidden="true">{profileLetters(profileName(profile))}</span>
        </label>
      ))}
    </div>
  );
}
