import { ClipboardPaste, Import } from 'lucide-react';
import { use, useMemo } from 'react';
import { Link } from 'react-router';
import { needsAttention } from '#diagnosis/needs-attention.ts';
import { lifeStateAt } from '#oauth/lifetime.ts';
import type { Profile } from '#oauth/profile.ts';
import type { TokenView } from '#oauth/token-view.ts';
import { barLinkClass, NewProfileLink } from '#panes/new-profile-link.tsx';
import { type HomeView, useHome } from '#queries/home.ts';
import { useTokens } from '#queries/tokens.ts';
import { ClockContext, useAt } from '#ui/clock.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Note } from '#ui/note.tsx';
import { PageFrame } from '#ui/page-frame.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { LeftOpen } from './left-open.tsx';
import { LiveTokens } from './live-tokens.tsx';
import { NeedsAttention } from './needs-attention.tsx';
import { PracticeRow } from './practice-row.tsx';
import { RecentProfiles } from './recent-profiles.tsx';
import { startOfDay } from './today.ts';
import { TodayCalls } from './today-calls.tsx';

interface LaterVisitProps {
  profiles: { readonly records: readonly Profile[]; readonly unreadable: readonly string[] };
}

/** Home from the second visit on: what needs attention, recent profiles, what was left open, live tokens, today. */
export function LaterVisit({ profiles }: LaterVisitProps) {
  const home = useHome();
  const tokens = useTokens();
  const error = home.error ?? tokens.error;
  return (
    <PageFrame title="Home" actions={<WaysIn />}>
      {error && (
        <ErrorState level={2} cause={`What happened last can’t be read: ${error.message}.`}>
          Reload the page. Nothing was deleted.
        </ErrorState>
      )}
      {!error && (home.isPending || tokens.isPending) && (
        <div className="p-4">
          <Waiting label="Loading" />
        </div>
      )}
      {!error && home.data && tokens.data && (
        <Overview
          profiles={profiles.records}
          tokens={tokens.data.tokens}
          home={home.data}
          unreadable={profiles.unreadable.length + tokens.data.unreadable}
        />
      )}
    </PageFrame>
  );
}

/** What one comes with: something handed over, something to paste, or credentials. On a phone the first two are icons. */
function WaysIn() {
  return (
    <>
      <Link to="/s" className={barLinkClass}>
        <Import aria-hidden="true" size={14} />
        <span className="max-md:sr-only">Open a share or file</span>
      </Link>
      <Link to="/profiles/paste" className={barLinkClass}>
        <ClipboardPaste aria-hidden="true" size={14} />
        <span className="max-md:sr-only">Paste anything</span>
      </Link>
      <NewProfileLink />
    </>
  );
}

interface OverviewProps {
  profiles: readonly Profile[];
  tokens: readonly TokenView[];
  home: HomeView;
  /** How many records can't be decrypted. */
  unreadable: number;
}

function Overview({ profiles, tokens, home, unreadable }: OverviewProps) {
  const dayStartsAt = useAt(startOfDay);
  const calls = useMemo(
    () => home.calls.filter(({ purpose, sentAt }) => purpose === 'api' && sentAt >= dayStartsAt),
    [home.calls, dayStartsAt],
  );
  return (
    <div className="min-h-0 min-w-0 flex-1 overflow-auto xl:flex xl:overflow-hidden">
      <div className="grid min-w-0 flex-1 content-start gap-6.5 px-8 pt-6 pb-8 max-md:px-4 max-md:pt-4 xl:overflow-auto">
        <Attention profiles={profiles} tokens={tokens} home={home} dayStartsAt={dayStartsAt} />
        {unreadable > 0 && (
          <Note tone="warning">{unreadable} can’t be decrypted: the key they were sealed with is gone.</Note>
        )}
        <RecentProfiles profiles={profiles} tokens={tokens} calls={calls} latest={home.calls} />
        <LeftOpen unsaved={home.unsaved} waiting={home.waiting} profiles={profiles} />
        <PracticeRow />
      </div>
      <div className="grid content-start border-line max-xl:border-t md:max-xl:grid-cols-2 xl:w-[340px] xl:flex-none xl:overflow-auto xl:border-l">
        <LiveTokens tokens={tokens} calls={calls} profiles={profiles} />
        <TodayCalls calls={calls} />
      </div>
    </div>
  );
}

/** What needs attention changes with what is stored, and as tokens reach their end. */
function Attention({
  profiles,
  tokens,
  home,
  dayStartsAt,
}: Omit<OverviewProps, 'unreadable'> & { dayStartsAt: number }) {
  const clock = use(ClockContext);
  const states = useAt((now) => tokens.map(({ lifetime }) => lifeStateAt(lifetime, now)).join());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the states stand for the time that made them
  const items = useMemo(
    () => needsAttention({ profiles, tokens, calls: home.calls, verdicts: home.verdicts, dayStartsAt }, clock.now()),
    [profiles, tokens, home, dayStartsAt, states, clock],
  );
  return <NeedsAttention items={items} profiles={profiles} />;
}
