import { blockingChecks, checkProfile } from '#diagnosis/check-profile.ts';
import type { ProfileCheck } from '#diagnosis/profile-check.ts';
import type { RunView } from '#oauth/run-view.ts';
import { ProfilePart } from '#panes/profile-part.tsx';
import { useServices } from '#queries/services-context.ts';
import { Note } from '#ui/note.tsx';

/** What the profile of a run has to have before its token request can be sent; nothing once that was. */
export function useProfileLacks({ run, stored }: RunView): readonly ProfileCheck[] {
  const { origins } = useServices();
  return run.outcome.kind === 'exchanged' ? [] : blockingChecks(checkProfile(stored, { origins }));
}

/** What is missing for the token request, each with where it is put in. */
export function ProfileLacks({ view, lacks }: { view: RunView; lacks: readonly ProfileCheck[] }) {
  if (lacks.length === 0) return null;
  return (
    <div className="mb-4">
      <Note tone="warning">
        The token request needs this.
        <ul className="grid gap-1">
          {lacks.map(({ id, title, field }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="min-w-0 flex-1 basis-60">{title}.</span>
              <ProfilePart profileId={view.profile.id} field={field} waiting={view.waiting} />
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
