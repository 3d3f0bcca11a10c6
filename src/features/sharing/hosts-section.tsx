import { Check, Globe } from 'lucide-react';
import { countOf } from '#panes/count-of.ts';
import type { DocumentReview } from '#queries/review.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { classNames } from '#ui/class-names.ts';
import { Section, sectionIds } from './section.tsx';
import { ShowMore, useFirstRows } from './show-more.tsx';

type Host = DocumentReview['hosts'][number];

/** Where requests will go, the hosts that this device does not know marked. */
export function HostsSection({ hosts, unknown }: Pick<DocumentReview, 'hosts' | 'unknown'>) {
  // Those that nobody here knows come first: they are what to look at.
  const rows = hosts.toSorted((a, b) => Number(b.isNew) - Number(a.isNew));
  const { first, left, showMore } = useFirstRows(rows);
  return (
    <Section id={sectionIds.hosts} title="Hosts it will call" aside={countOf(hosts.length, 'host')}>
      <Card>
        <ul aria-label="Hosts it will call">
          {first.map((host) => (
            <HostLine key={host.origin} host={host} />
          ))}
          {left > 0 && (
            <li className="text-center">
              <ShowMore what="hosts" left={left} onShow={showMore} />
            </li>
          )}
          {unknown.length > 0 && (
            <li className="px-3 py-2 text-12 text-ink-2">
              {countOf(unknown.length, 'request')} more: their host is told once their variables have values.
            </li>
          )}
          {hosts.length + unknown.length === 0 && <li className="px-3 py-2 text-12 text-ink-2">None.</li>}
        </ul>
      </Card>
    </Section>
  );
}

function HostLine({ host }: { host: Host }) {
  const { origin, isNew, calls } = host;
  return (
    <li className="flex gap-2.5 border-b border-line-faint px-3 py-2 last:border-b-0">
      <span
        aria-hidden="true"
        className={classNames(
          'grid size-5.5 flex-none place-items-center rounded-full [&_svg]:size-3.5',
          isNew ? 'bg-expiring-tint text-expiring-ink' : 'bg-active-tint text-active-ink',
        )}
      >
        {isNew ? <Globe /> : <Check />}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center justify-between gap-x-2">
          <span className="min-w-0 font-mono text-12 font-medium wrap-anywhere">
            {origin.replace(/^https:\/\//, '')}
          </span>
          {isNew ? (
            <Chip tone="expiring">new on this device</Chip>
          ) : (
            <span className="text-12 text-ink-3">{calls > 0 ? `${countOf(calls, 'call')} from here` : 'known'}</span>
          )}
        </div>
        <p className="text-12 text-ink-2">{usesOf(host)}</p>
      </div>
    </li>
  );
}

function usesOf({ requests, profiles, isNew }: Host): string {
  const uses = [
    ...(requests > 0 ? [countOf(requests, 'request')] : []),
    ...(profiles.length > 0 ? [`endpoints of ${[...new Set(profiles)].join(', ')}`] : []),
  ].join(', ');
  const isForeign = isNew && profiles.length === 0;
  return isForeign ? `${uses}. No token of yours goes there unless you allow it when you send.` : uses;
}
