import { Field } from '#ui/field.tsx';
import { KeyValueTable } from '#ui/key-value-table.tsx';
import { Switch } from '#ui/switch.tsx';
import { presetMark } from './preset-mark.tsx';
import { fieldMessage, useProfileForm } from './profile-form.ts';

/** How this provider is made to ask once more for what was allowed before. */
export function ConsentAgainFields() {
  const form = useProfileForm();
  const { consentAgain } = form.profile;
  const change = (changed: Partial<typeof consentAgain>) =>
    form.edit({ consentAgain: { ...consentAgain, ...changed } });
  return (
    <Field
      label="To ask for consent again"
      hint="Added to the consent URL of a run that asks again, in place of a parameter of the same name. OpenID Connect has prompt=consent. Empty offers no such run."
      message={fieldMessage(form, 'consentAgain')}
      mark={presetMark(form, 'consentAgain')}
      isGroup
    >
      {() => (
        <div className="grid gap-2">
          <KeyValueTable
            noun="parameter to ask again"
            rows={consentAgain.parameters}
            onChange={(parameters) => change({ parameters })}
          />
          <Switch
            isOn={consentAgain.bringsRefreshToken}
            onChange={(bringsRefreshToken) => {
              change({ bringsRefreshToken });
              form.leave();
            }}
          >
            A refresh token comes only when the user was asked
          </Switch>
        </div>
      )}
    </Field>
  );
}
