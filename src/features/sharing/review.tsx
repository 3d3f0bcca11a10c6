import { useMemo, useRef, useState } from 'react';
import { secretPlaceKey } from '#collection/secret-place.ts';
import { countOf } from '#panes/count-of.ts';
import { type DocumentReview, useReview } from '#queries/review.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { formatBytes } from '#ui/format-bytes.ts';
import { formatCount } from '#ui/format-count.ts';
import { LiveRegion } from '#ui/live-region.tsx';
import { Note } from '#ui/note.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { broughtSecrets } from './brought-secrets.ts';
import { type Choices, keptOf, nothingChosen, wayOf, withoutBrought } from './choices.ts';
import { DocumentSource } from './document-source.tsx';
import { FindingsTable } from './findings-table.tsx';
import { FoundSecrets } from './found-secrets.tsx';
import { HostsSection } from './hosts-section.tsx';
import { MissingSection } from './missing-section.tsx';
import { namedSecrets } from './named-secrets.ts';
import { ProfilesBrought } from './profiles-brought.tsx';
import { ReviewFoot } from './review-foot.tsx';
import { reviewRows } from './review-rows.ts';
import { ReviewTree } from './review-tree.tsx';
import { ScanNote } from './scan-note.tsx';
import type { TypedSecrets } from './secret-input.tsx';
import { TakeSection } from './take-section.tsx';
import { type MovingOut, useMovingOut } from './use-moving-out.ts';
import { type OpenedDocument, pastedText, sharedLink } from './use-reading.ts';
import { ValuesSection } from './values-section.tsx';
import { withKeeps } from './whose-values.ts';
import { whyNotStored } from './why-not-stored.ts';

export interface ReviewProps {
  opened: OpenedDocument;
  onLeave: () => void;
}

/** What was handed over beside what is here: what it holds, where it goes, what it lacks, and how to take it. */
export function Review({ opened, onLeave }: ReviewProps) {
  const moving = useMovingOut(opened);
  const review = useReview(opened.id, moving.opened.revision, moving.opened.document);
  if (review.data) {
    const needed = withoutBrought(review.data, moving.opened.document, broughtSecrets(moving.opened));
    return <Reviewed moving={moving} review={needed} isStale={review.isPlaceholderData} onLeave={onLeave} />;
  }
  return (
    <div className="min-w-0 flex-1 p-4">
      {review.error ? (
        <ErrorState level={2} cause={`It can’t be held against what is here: ${review.error.message}.`}>
          Reload the page. Nothing of it was kept.
        </ErrorState>
      ) : (
        <Waiting label="Comparing with what is here" />
      )}
    </div>
  );
}

interface ReviewedProps {
  moving: MovingOut;
  review: DocumentReview;
  isStale: boolean;
  onLeave: () => void;
}

function Reviewed({ moving, review, isStale, onLeave }: ReviewedProps) {
  const { opened } = moving;
  const [choices, setChoices] = useState<Choices>(nothingChosen);
  const typed: TypedSecrets = useRef(new Map());
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col xl:grid xl:grid-cols-[minmax(0,1fr)_500px] xl:grid-rows-[minmax(0,1fr)_auto]">
      <div className="max-xl:min-h-0 max-xl:flex-1 max-xl:overflow-auto xl:contents">
        <div className="min-w-0 overflow-auto px-6 pt-5 pb-6 max-xl:overflow-visible max-md:px-4 xl:row-span-2 xl:border-r xl:border-line">
          <Contents opened={opened} review={review} choices={choices} onChoose={setChoices} />
        </div>
        <section
          aria-label="What to do with it"
          className="grid min-w-0 content-start gap-4.5 overflow-auto px-6 pt-5 pb-6 max-xl:overflow-visible max-xl:border-t max-xl:border-line max-md:px-4"
        >
          <HostsSection hosts={review.hosts} unknown={review.unknown} />
          <BroughtSecrets moving={moving} review={review} choices={choices} />
          <MissingSection
            document={opened.document}
            review={review}
            choices={choices}
            onChoose={setChoices}
            typed={typed}
          />
          <TakeSection review={review} document={opened.document} choices={choices} onChoose={setChoices} />
          <ScanNote moving={moving} review={review} />
          <LiveRegion>{moving.said}</LiveRegion>
        </section>
      </div>
      <ReviewFoot opened={opened} review={review} choices={choices} typed={typed} isStale={isStale} onLeave={onLeave} />
    </div>
  );
}

/** What goes to the vault with it. */
function BroughtSecrets({ moving, review, choices }: Pick<ReviewedProps, 'moving' | 'review'> & { choices: Choices }) {
  const { opened } = moving;
  const secrets = broughtSecrets(opened);
  const moved = new Map(opened.moved.map(({ place, of }) => [secretPlaceKey(place), of]));
  const leave = (key: string) => {
    const of = moved.get(key);
    return of && (() => moving.leave(of));
  };
  return (
    <FoundSecrets
      secrets={namedSecrets({ document: opened.document, secrets }, whyNotStored(opened.document, review, choices))}
      areStored={false}
      holder={holders[opened.from] ?? 'file'}
      leave={leave}
    />
  );
}

const holders: Partial<Record<string, 'link' | 'text'>> = { [sharedLink]: 'link', [pastedText]: 'text' };

type View = 'changes' | 'source';

interface ContentsProps {
  opened: OpenedDocument;
  review: DocumentReview;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

function Contents({ opened, review, choices, onChoose }: ContentsProps) {
  const [view, setView] = useState<View>('changes');
  const { document, from, size, format } = opened;
  const first = review.existing ? 'Changes' : 'Contents';
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-20 font-semibold wrap-anywhere">Review “{review.name}”</h2>
          <p className="text-12 wrap-anywhere text-ink-3">
            {from}, {formatBytes(size)}, {format}
          </p>
        </div>
        <Segmented<View>
          label="View"
          options={[
            { id: 'changes', label: first },
            { id: 'source', label: 'Source' },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      <Counts counts={review.counts} isOwn={opened.imported === null} />
      <Beyond {...opened.beyond} />
      {view === 'source' ? (
        <DocumentSource document={document} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4.5">
          <Tree opened={opened} review={review} choices={choices} onChoose={onChoose} />
          <ValuesSection review={review} choices={choices} onChoose={onChoose} />
          <ProfilesBrought review={review} />
          {opened.imported && <FindingsTable findings={opened.imported.findings} />}
        </div>
      )}
    </>
  );
}

/** What this console knows nothing to do with. */
function Beyond({ kept, dropped }: OpenedDocument['beyond']) {
  if (kept + dropped === 0) return null;
  return (
    <div className="mb-3.5">
      <Note>
        {kept > 0 &&
          `${countOf(kept, 'member')} of a newer version ${kept === 1 ? 'is' : 'are'} not known here: kept, handed on as ${kept === 1 ? 'it' : 'they'} came, and without effect. `}
        {dropped > 0 && `${countOf(dropped, 'member')} named __proto__ ${dropped === 1 ? 'was' : 'were'} dropped.`}
      </Note>
    </div>
  );
}

function Counts({ counts, isOwn }: Pick<DocumentReview, 'counts'> & { isOwn: boolean }) {
  const { requests, profiles, environments, variables } = counts;
  const shown = [
    [requests, 'request', ''],
    [profiles, 'profile', isOwn ? ', no secret' : ''],
    [environments, 'environment', ''],
    [variables, 'variable', ''],
  ] as const;
  return (
    <ul aria-label="Counts" className="my-3.5 flex flex-wrap gap-x-5.5 gap-y-1">
      {shown.map(([count, noun, end]) => (
        <li key={noun} className="flex items-baseline gap-1.5 text-12 text-ink-3">
          <b className="text-16 font-semibold text-ink tabular-nums">{formatCount(count)}</b>
          {count === 1 ? noun : `${noun}s`}
          {end}
        </li>
      ))}
    </ul>
  );
}

function Tree({ opened, review, choices, onChoose }: ContentsProps) {
  const { collection } = opened.document;
  const { comparison } = review;
  const way = wayOf(review, choices);
  const rows = useMemo(
    () => (collection && comparison ? reviewRows(collection, comparison, way) : []),
    [collection, comparison, way],
  );
  if (rows.length === 0) return null;
  const keep = (keeps: ReadonlySet<string>) => onChoose(withKeeps(review, choices, keeps));
  return <ReviewTree rows={rows} way={way} kept={keptOf(review, choices)} onKeep={keep} />;
}
