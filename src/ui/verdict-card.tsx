import type { ReactNode } from 'react';
import { Card } from './card.tsx';
import { Chip } from './chip.tsx';
import { EvidenceList, type EvidenceVerdict } from './evidence-list.tsx';

/** How sure a reading is. */
export type Certainty = 'most-likely' | 'unlikely' | 'ruled-out' | 'cannot-tell' | 'fact';

export interface Verdict {
  readonly headline: string;
  readonly sentence: string;
  readonly evidence: readonly { readonly certainty: Certainty; readonly claim: string; readonly fact: string }[];
  /** The failure's name as on the wire. */
  readonly code: string | null;
  readonly source: string | null;
}

export interface VerdictCardProps {
  verdict: Verdict;
  /** The one thing to press, and lesser ones. */
  actions?: ReactNode;
  level?: 2 | 3;
  /** How it is announced when it appears: at once unless told. */
  live?: 'polite' | 'assertive';
}

const words: Record<Certainty, [verdict: EvidenceVerdict, word?: string]> = {
  'most-likely': ['hit', 'Most likely'],
  unlikely: ['clear', 'Unlikely'],
  'ruled-out': ['clear', 'Ruled out'],
  'cannot-tell': ['open', 'Can’t tell'],
  fact: ['fact'],
};

/** A failure: cause, next step, evidence, in this order. Announced when it appears. */
export function VerdictCard({ verdict, actions, level = 3, live = 'assertive' }: VerdictCardProps) {
  const Heading = `h${level}` as const;
  const rows = verdict.evidence.map(({ certainty, claim, fact }) => {
    const [outcome, word] = words[certainty];
    return { verdict: outcome, word, title: claim, fact };
  });
  return (
    <Card lifted role={live === 'assertive' ? 'alert' : 'status'}>
      <div className="p-5 max-md:p-4">
        {(verdict.code || verdict.source) && (
          <div className="mb-2.5 flex flex-wrap items-center gap-2 text-12 text-ink-3">
            {verdict.code && (
              <Chip tone="s4xx" mono size="lg">
                {verdict.code}
              </Chip>
            )}
            {verdict.source}
          </div>
        )}
        <Heading className="text-16 font-semibold tracking-[-0.01em]">{verdict.headline}</Heading>
        <p className="mt-1 text-ink-2">{verdict.sentence}</p>
        {actions && <div className="mt-3.5 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      <div className="border-t border-line-faint px-5 py-2 max-md:px-4">
        <EvidenceList label="Evidence" rows={rows} />
      </div>
    </Card>
  );
}
