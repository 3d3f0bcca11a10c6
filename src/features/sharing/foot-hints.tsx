import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SharedDocument } from '#collection/shared-document.ts';
import { countOf } from '#panes/count-of.ts';
import type { DocumentReview } from '#queries/review.ts';
import { asked, bindingOf, type Choices, lacksClientId } from './choices.ts';
import { sectionIds } from './section.tsx';

export interface FootHintsProps {
  document: SharedDocument;
  review: DocumentReview;
  choices: Choices;
}

/** Over the button of a narrow screen, what stands further down and is to be looked at before it is pressed. */
export function FootHints(props: FootHintsProps) {
  const hosts = props.review.hosts.filter(({ isNew }) => isNew).length;
  const missing = countMissing(props);
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-3 text-12 text-ink-3 xl:hidden">
      <span className="flex items-center gap-1.5 md:hidden">
        <Eye aria-hidden="true" size={14} />
        Nothing is stored yet.
      </span>
      {hosts > 0 && <Lead to={sectionIds.hosts}>{countOf(hosts, 'new host')}</Lead>}
      {missing > 0 && <Lead to={sectionIds.missing}>{countOf(missing, 'value')} missing</Lead>}
    </p>
  );
}

/** Secrets, client IDs and values that are to be put in, wherever their fields stand. */
function countMissing({ document, review, choices }: FootHintsProps): number {
  const made = review.profiles.filter((needed) => bindingOf(needed, choices).kind === 'make');
  const ofProfiles = made.map(({ role, secrets }) => secrets.length + (lacksClientId(document, role) ? 1 : 0));
  const others = asked(review.secrets, review, choices).length + asked(review.variables, review, choices).length;
  return ofProfiles.reduce((sum, count) => sum + count, others);
}

/** No link: the address may be the document itself. */
function Lead({ to, children }: { to: string; children: ReactNode }) {
  const go = () => {
    const section = document.getElementById(to);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  return (
    <button type="button" onClick={go} className="font-medium text-expiring-ink underline max-lg:min-h-touch">
      {children}
    </button>
  );
}
