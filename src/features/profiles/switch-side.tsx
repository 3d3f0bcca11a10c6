import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { ProfilePreset } from '#providers/preset-marks.ts';
import { Button } from '#ui/button.tsx';
import { Chip } from '#ui/chip.tsx';
import { useCommands } from '#ui/commands.ts';
import { useProfileForm } from './profile-form.ts';
import { SwitchSideDialog } from './switch-side-dialog.tsx';

/** Which preset the profile is of, and the way to its other side where it has two. */
export function SwitchSide() {
  const { preset } = useProfileForm();
  if (!preset) return null;
  return (
    <>
      <Chip>{`${preset.provider.name} preset${preset.preset.practice ? `, ${preset.origin.at}` : ''}`}</Chip>
      {preset.preset.practice && <Switcher preset={preset} />}
    </>
  );
}

function Switcher({ preset }: { preset: ProfilePreset }) {
  const form = useProfileForm();
  const [isAsking, setAsking] = useState(false);
  const to = preset.origin.at === 'real' ? 'practice' : 'real';
  // What was typed is stored first: the dialog tells what stays by what is stored.
  const begin = () => void form.settle().then(() => setAsking(true));
  useCommands([
    { id: 'switch-side', name: `Switch to ${to}`, group: 'Actions', detail: form.profile.name, run: begin },
  ]);
  return (
    <>
      <Button size="sm" variant="ghost" leading={<ArrowLeftRight aria-hidden="true" size={14} />} onClick={begin}>
        Switch to {to}
      </Button>
      {isAsking && <SwitchSideDialog preset={preset} to={to} onClose={() => setAsking(false)} />}
    </>
  );
}
