import { RotateCcw } from 'lucide-react';
import { Link, useNavigate, useParams } from 'react-router';
import { asksForConsent, type Profile } from '#oauth/profile.ts';
import type { RunView } from '#oauth/run-view.ts';
import { BackToRequest } from '#panes/back-to-request.tsx';
import type { PracticeLevers } from '#panes/practice-levers.ts';
import { useKeepRun, useRun } from '#queries/runs.ts';
import { useStartRun } from '#queries/start-run.ts';
import { Button } from '#ui/button.tsx';
import { buttonClass } from '#ui/button-class.ts';
import { useCommands } from '#ui/commands.ts';
import { Kbd } from '#ui/kbd.tsx';
import { NotHere } from '#ui/not-here.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { ConsentTrace } from './consent-trace.tsx';
import { DirectTrace } from './direct-trace.tsx';
import { ProfileLacks, useProfileLacks } from './profile-lacks.tsx';
import { ProfileWarnings } from './profile-warnings.tsx';
import { useFollowingFocus } from './use-following-focus.ts';
import { WirePane } from './wire-pane.tsx';

export interface RunPageProps {
  Levers?: PracticeLevers;
}

/** A run: from consent URL to token, with everything that goes over the wire beside it. */
export function RunPage({ Levers }: RunPageProps) {
  const { profileId = '', runId = '' } = useParams();
  const run = useRun(runId);
  const keepError = useKeepRun(runId, Boolean(run.data));
  const start = useStartRun(run.data?.run.requestId);
  const navigate = useNavigate();
  const startOver = () => run.data && start.mutate(run.data.profile.id);
  useCommands([
    {
      id: 'edit-profile',
      name: 'Edit profile',
      group: 'Profiles',
      keys: ['E'],
      run: () => void navigate(`/profiles/${profileId}`),
    },
    {
      id: 'start-over',
      name: 'Start over',
      group: 'Actions',
      detail: run.data?.profile.name,
      isAvailable: Boolean(run.data) && !start.isPending,
      run: startOver,
    },
  ]);
  const error = run.error ?? keepError ?? start.error;
  return (
    <PageFrame
      title={run.data && !asksForConsent(run.data.run.grant) ? 'Get token' : 'Authorize'}
      crumbs={run.data ? crumbsOf(run.data.profile) : []}
      back={(className, icon) => (
        <Link to={`/profiles/${profileId}`} aria-label="Back to the profile" className={className}>
          {icon}
        </Link>
      )}
      actions={
        run.data && (
          <>
            {run.data.waiting && <BackToRequest waiting={run.data.waiting} />}
            {Levers && <Levers.Button profileId={profileId} tokenId={run.data.token?.id ?? null} />}
            <Button
              size="sm"
              variant="ghost"
              leading={<RotateCcw aria-hidden="true" size={14} />}
              busy={start.isPending}
              onClick={startOver}
            >
              <span className="max-md:sr-only">Start over</span>
            </Button>
            <Link to={`/profiles/${profileId}`} className={buttonClass({ size: 'sm' })}>
              Edit profile <Kbd keys="E" />
            </Link>
          </>
        )
      }
    >
      <div className="flex min-h-0 flex-1 overflow-auto max-xl:flex-col xl:overflow-hidden">
        <div className="min-w-0 flex-1 px-7 pt-5 pb-6 max-md:px-4 xl:overflow-auto">
          {error && (
            <div className="mb-4">
              <Note tone="error" live="assertive">
                The run stopped: {error.message}. Reload the page; what is stored is unharmed.
              </Note>
            </div>
          )}
          {run.isPending && <Waiting label="Loading the run" />}
          {run.data === null && <MissingRun />}
          {run.data && <ProfileWarnings profile={run.data.profile} />}
          {run.data && <Trace key={runId} view={run.data} onStartOver={startOver} />}
        </div>
        {run.data && <Inspector view={run.data} Levers={Levers} />}
      </div>
    </PageFrame>
  );
}

function crumbsOf({ id, name }: Profile) {
  return [
    <Link key="profiles" to="/profiles" className="hover:text-ink">
      Profiles
    </Link>,
    <Link key="profile" to={`/profiles/${id}`} className="hover:text-ink">
      {name || 'Unnamed profile'}
    </Link>,
  ];
}

function Trace({ view, onStartOver }: { view: RunView; onStartOver: () => void }) {
  const { authorizationRequest } = view.run;
  const trace = useFollowingFocus(view.run.outcome.kind);
  const lacks = useProfileLacks(view);
  return (
    <div ref={trace}>
      <ProfileLacks view={view} lacks={lacks} />
      {authorizationRequest ? (
        <ConsentTrace view={view} request={authorizationRequest} onStartOver={onStartOver} />
      ) : (
        <DirectTrace view={view} isHeldUp={lacks.length > 0} />
      )}
    </div>
  );
}

/** The wire, or the levers in its place: one inspector at a time. */
function Inspector({ view, Levers }: RunPageProps & { view: RunView }) {
  const wire = <WirePane view={view} />;
  if (!Levers) return wire;
  return (
    <Levers.Panel profileId={view.profile.id} tokenId={view.token?.id ?? null}>
      {wire}
    </Levers.Panel>
  );
}

function MissingRun() {
  return (
    <NotHere
      what="run"
      action={
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          Go to Home
        </Link>
      }
    />
  );
}
