import { Radio, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Profile } from '#oauth/profile.ts';
import { profileName } from '#oauth/profile-words.ts';
import type { HomeView } from '#queries/home.ts';
import { useAt } from '#ui/clock.ts';
import { Countdown } from '#ui/countdown.tsx';
import { DayTime } from '#ui/day-time.tsx';

interface LeftOpenProps {
  unsaved: HomeView['unsaved'];
  waiting: HomeView['waiting'];
  profiles: readonly Profile[];
}

const shownRequests = 6;

/** What was left in the middle: runs that wait for consent, requests that were not saved. Nothing for nothing. */
export function LeftOpen({ unsaved, waiting, profiles }: LeftOpenProps) {
  const ended = useAt((now) => waiting.filter(({ endsAt }) => endsAt <= now).length);
  const running = waiting.slice(ended);
  if (running.length + unsaved.length === 0) return null;
  const nameOf = (profileId: string) => {
    const profile = profiles.find(({ id }) => id === profileId);
    return profile ? profileName(profile) : 'Unknown profile';
  };
  return (
    <section aria-labelledby="continue" className="min-w-0">
      <h2 id="continue" className="border-b border-line pb-2.5 text-14 font-semibold">
        Continue
      </h2>
      <ul className="grid grid-cols-3 gap-x-3.5 max-lg:grid-cols-2 max-md:grid-cols-1">
        {running.map(({ id, profileId, endsAt }) => (
          <Opened
            key={id}
            to={`/profiles/${profileId}/authorize/${id}`}
            icon={<Radio aria-hidden="true" />}
            title={`${nameOf(profileId)} run`}
          >
            waits for consent, ends in <Countdown endAt={endsAt} tone="neutral" />
          </Opened>
        ))}
        {unsaved.slice(0, shownRequests).map(({ id, collectionId, title, changedAt }) => (
          <Opened key={id} to={`/requests/${collectionId}/${id}`} icon={<Send aria-hidden="true" />} title={title}>
            unsaved, edited <DayTime at={changedAt} />
          </Opened>
        ))}
      </ul>
    </section>
  );
}

function Opened({ to, icon, title, children }: { to: string; icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="min-w-0">
      <Link to={to} className="-mx-2 flex gap-2.5 rounded-control px-2 py-3 hover:bg-hover">
        <span className="mt-0.5 flex-none text-ink-3">{icon}</span>
        <span className="min-w-0">
          <span className="block truncate font-medium">{title}</span>
          <span className="block text-12 text-ink-3">{children}</span>
        </span>
      </Link>
    </li>
  );
}
