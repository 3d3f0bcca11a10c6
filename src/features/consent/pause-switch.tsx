import type { Profile } from '#oauth/profile.ts';
import { useChangeProfile } from '#queries/profile-acts.ts';
import { Note } from '#ui/note.tsx';
import { Switch } from '#ui/switch.tsx';

/** Whether a captured code waits for a press: for every run of the profile, this one too while it listens. */
export function PauseSwitch({ profile }: { profile: Pick<Profile, 'id' | 'pausesBeforeExchange'> }) {
  const change = useChangeProfile();
  return (
    <>
      <div className="mt-2 flex items-center justify-between gap-3">
        <Switch
          isOn={profile.pausesBeforeExchange}
          onChange={(pausesBeforeExchange) => change.mutate({ id: profile.id, change: { pausesBeforeExchange } })}
        >
          Pause before exchange
        </Switch>
        <span className="text-12 text-ink-3">For this profile</span>
      </div>
      {change.error && <Note tone="error">The profile could not be changed: {change.error.message}.</Note>}
    </>
  );
}
