import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { SecretRef } from '#call/secret-ref.ts';
import type { PresetOrigin, Profile } from '#oauth/profile.ts';
import { type ProfilePreset, valuesOf } from '#providers/preset-marks.ts';
import { type SideSwitch, switchSide } from '#providers/switch-side.ts';
import { useSwitchPresetSide } from '#queries/preset-side.ts';
import { useTokens } from '#queries/tokens.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
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
  const press = () => {
    setAsked(true);
    if (switched.kind === 'refused') {
      const first = switched.findings[0]?.name;
      fields.current?.querySelector<HTMLElement>(`[data-variable="${first}"]`)?.focus();
    } else if (switched.kind === 'switched' && !change.isPending) {
      form.leave();
      change.mutate({ id: profile.id, at: to, values }, { onSuccess: onClose });
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
        <Dropped profile={profile} at={preset.origin.at} presetId={preset.preset.id} />
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
function Dropped({ profile, at, presetId }: { profile: Profile; at: PresetOrigin['at']; presetId: string }) {
  const { clientId, clientSecret, password, startingRefreshToken, tokenOrigins } = profile;
  const dropped = [
    clientId && `client ID ${clientId}`,
    clientSecret && `client secret${endOf(clientSecret)}`,
    password && 'password',
    startingRefreshToken && `refresh token${endOf(startingRefreshToken)}`,
    tokenOrigins.length > 0 && `leave to send tokens to ${tokenOrigins.join(', ')}`,
  ].filter(Boolean);
  if (at === 'practice' || dropped.length === 0) return null;
  return (
    <Note tone="warning">
      Not carried over, and removed from this profile: {dropped.join('; ')}. To keep them, make{' '}
      <Link to={`/profiles/new?preset=${presetId}&at=practice`} className="font-medium underline">
        a practice profile beside this one
      </Link>
      .
    </Note>
  );
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
