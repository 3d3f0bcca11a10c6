import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { lastFourOf, type SecretRef } from '#call/secret-ref.ts';
import type { PresetOrigin, Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import { fillPreset } from '#providers/fill-preset.ts';
import { type ProfilePreset, valuesOf } from '#providers/preset-marks.ts';
import { type SideSwitch, switchSide } from '#providers/switch-side.ts';
import { useSwitchPresetSide } from '#queries/preset-side.ts';
import { useTokens } from '#queries/tokens.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
import { offerUndo } from '#ui/offer-undo.ts';
import { fieldWords } from './field-words.ts';
import { PresetVariableField } from './preset-variable.tsx';
import { useProfileForm } from './profile-form.ts';

interface SwitchSideDialogProps {
  preset: ProfilePreset;
  to: PresetOrigin['at'];
  onClose: () => void;
}

/** Says what a switch to the other side changes, keeps and drops, asks what that side needs, and does it. */
export function SwitchSideDialog({ preset, to, onClose }: SwitchSideDialogProps) {
  const form = useProfileForm();
  const { profile } = form;
  const { provider } = preset;
  const [values, setValues] = useState(() => valuesOf(preset.origin));
  const [isAsked, setAsked] = useState(false);
  const fields = useRef<HTMLDivElement>(null);
  const change = useSwitchPresetSide();
  const switched = switchSide(profile, preset, { at: to, values });
  const findings = isAsked && switched.kind === 'refused' ? switched.findings : [];
  const act = async () => {
    const name = profileName(profile);
    // Not by the mutation's callbacks: this component may be gone by then.
    const { undo } = await change.mutateAsync({ id: profile.id, at: to, values });
    offerUndo({ message: `Switched “${name}” to ${to}`, undo });
    onClose();
  };
  const press = () => {
    setAsked(true);
    if (switched.kind === 'refused') {
      const first = switched.findings[0]?.name;
      fields.current?.querySelector<HTMLElement>(`[data-variable="${first}"]`)?.focus();
    } else if (switched.kind === 'switched' && !change.isPending) {
      form.leave();
      // What went wrong is told by the mutation's own state.
      void act().catch(() => undefined);
    }
  };
  return (
    <Dialog
      title={to === 'practice' ? 'Switch to the practice provider?' : `Switch to ${provider.name} itself?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={change.isPending} busyLabel="Switching" onClick={press}>
            Switch to {to}
          </Button>
        </>
      }
    >
      <div ref={fields} className="@container grid grid-cols-1 gap-3">
        <p>
          {to === 'practice'
            ? `The practice provider runs on this machine and speaks as ${provider.name} does. What the preset filled in becomes what is filled in there, credentials too.`
            : 'What the preset filled in becomes what the provider’s pages say. You add your own credentials.'}
        </p>
        {to === 'real' &&
          preset.preset.variables.map((variable) => (
            <PresetVariableField
              key={variable.name}
              variable={variable}
              value={values[variable.name] ?? variable.initial}
              onChange={(text) => setValues({ ...values, [variable.name]: text })}
              finding={findings.find(({ name }) => name === variable.name)}
            />
          ))}
        <Kept switched={switched} />
        <Dropped profile={profile} preset={preset} />
        <StayingTokens profileId={profile.id} />
        {change.error && (
          <Note tone="error" live="assertive">
            Nothing was changed: {change.error.message}.
          </Note>
        )}
      </div>
    </Dialog>
  );
}

function Kept({ switched }: { switched: SideSwitch }) {
  if (switched.kind !== 'switched' || switched.kept.length === 0) return null;
  return (
    <Note tone="info">You edited these, so they stay as they are: {switched.kept.map(fieldWords).join(', ')}.</Note>
  );
}

/** Credentials of one side are never carried to the other: those of one's own are gone with the switch. */
function Dropped({ profile, preset }: { profile: Profile; preset: ProfilePreset }) {
  const own = ownCredentials(profile, preset).join('; ');
  if (own === '') return null;
  if (preset.origin.at === 'practice') {
    return (
      <Note tone="warning">
        You typed these at practice. They are removed, and you replace them with what you have from{' '}
        {preset.provider.name}: {own}.
      </Note>
    );
  }
  return (
    <Note tone="warning">
      Not carried over, and removed from this profile: {own}. To keep them, make{' '}
      <Link to={`/profiles/new?preset=${preset.preset.id}&at=practice`} className="font-medium underline">
        a practice profile beside this one
      </Link>
      .
    </Note>
  );
}

/** What the preset did not fill in at the side where the profile is. Of a secret its end tells it, as on screen. */
function ownCredentials(profile: Profile, { preset, filled, origin }: ProfilePreset): string[] {
  const { clientId, username, clientSecret, password, startingRefreshToken, tokenOrigins } = profile;
  const given = fillPreset(preset, { at: origin.at, values: valuesOf(origin) });
  const secrets = given.kind === 'filled' ? given : { clientSecret: null, password: null };
  const isOwn = (ref: SecretRef | null, text: string | null) => ref && ref.lastFour !== lastFourOf(text ?? '');
  return [
    clientId !== (filled.clientId ?? '') && `client ID ${clientId}`,
    username !== (filled.username ?? '') && `user name ${username}`,
    clientSecret && isOwn(clientSecret, secrets.clientSecret) && `client secret${endOf(clientSecret)}`,
    password && isOwn(password, secrets.password) && 'password',
    startingRefreshToken && `refresh token${endOf(startingRefreshToken)}`,
    tokenOrigins.length > 0 && `leave to send tokens to ${tokenOrigins.join(', ')}`,
  ].filter((words) => words !== false && words !== null);
}

/** A token is tied to its profile: where it came from is not where the profile then stands. */
function StayingTokens({ profileId }: { profileId: string }) {
  const has = useTokens().data?.tokens.some((token) => token.profileId === profileId);
  if (!has) return null;
  return <p>Tokens that it has stay in the list. They are of the side they came from: the other one refuses them.</p>;
}

function endOf({ lastFour }: SecretRef): string {
  return lastFour === '' ? '' : ` ending in ${lastFour}`;
}
