import { type ComponentType, lazy, Suspense } from 'react';
import { useProfiles } from '#queries/profiles.ts';
import { useStartPracticeRun } from '#queries/start-run.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { FirstRun } from './first-run.tsx';

const LaterVisit = lazy(() => import('./later-visit.tsx').then((loaded) => ({ default: loaded.LaterVisit })));

export interface HomePageProps {
  /** The way to a provider of one's own, on the first run. */
  Presets: ComponentType;
}

/** Home: from here to a token while there is no profile, what needs attention and what was left from then on. */
export function HomePage({ Presets }: HomePageProps) {
  const profiles = useProfiles();
  const start = useStartPracticeRun();
  // The first run makes the first profile: its page stays until the run's own is there.
  const isBeginning = start.isPending || start.isSuccess;
  if (profiles.data?.records.length === 0 || isBeginning) {
    return (
      <FirstRun start={start}>
        <Suspense fallback={null}>
          <Presets />
        </Suspense>
      </FirstRun>
    );
  }
  return (
    <Suspense fallback={<LoadingHome />}>
      {profiles.isPending && <LoadingHome />}
      {profiles.error && <UnreadableHome error={profiles.error} />}
      {profiles.data && <LaterVisit profiles={profiles.data} />}
    </Suspense>
  );
}

function LoadingHome() {
  return (
    <PageFrame title="Home">
      <div className="p-4">
        <Waiting label="Loading" />
      </div>
    </PageFrame>
  );
}

function UnreadableHome({ error }: { error: Error }) {
  return (
    <PageFrame title="Home">
      <ErrorState level={2} cause={`The profiles can’t be read: ${error.message}.`}>
        Reload the page. Nothing was deleted.
      </ErrorState>
    </PageFrame>
  );
}
