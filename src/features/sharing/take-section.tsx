import type { SharedDocument } from '#collection/shared-document.ts';
import { countOf } from '#panes/count-of.ts';
import type { DocumentReview } from '#queries/review.ts';
import { formatCount } from '#ui/format-count.ts';
import { type Choices, type Way, wayOf } from './choices.ts';
import { type WayChoice, WaysSection } from './ways-section.tsx';

export interface TakeSectionProps {
  review: DocumentReview;
  document: SharedDocument;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

/** How to take a collection that is here already; nothing where it is not. */
export function TakeSection({ review, document, choices, onChoose }: TakeSectionProps) {
  const { existing, name } = review;
  if (!existing) return null;
  const isPart = document.collection?.isPart ?? false;
  return (
    <WaysSection<Way>
      title={isPart ? 'You already have its collection' : 'You already have this collection'}
      aside={existing.name === name ? undefined : `as “${existing.name}”`}
      ways={[mergeWay(review), ...(isPart ? [] : [replaceWay(review)]), copyWay(review)]}
      value={wayOf(review, choices)}
      onChange={(way) => onChoose({ ...choices, way })}
    />
  );
}

type Choice = WayChoice<Way>;

function mergeWay({ outcomes: { added, changed, onlyYours } }: DocumentReview): Choice {
  const parts = [
    added > 0 && `adds ${formatCount(added)}`,
    changed > 0 && `changes ${formatCount(changed)}`,
    onlyYours > 0 && `keeps ${formatCount(onlyYours)} that only you have`,
  ].filter((part) => part !== false);
  const words = parts.length > 0 ? parts.join(', ') : 'Nothing in it differs from yours';
  return {
    id: 'merge',
    name: 'Merge',
    count: countOf(added + changed, 'change'),
    words: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
  };
}

function replaceWay({ outcomes: { onlyYours } }: DocumentReview): Choice {
  return {
    id: 'replace',
    name: 'Replace',
    count: `${formatCount(onlyYours)} lost`,
    words: 'Takes this one whole. Your secrets stay. Undo for 10 s',
  };
}

function copyWay({ counts, existing }: DocumentReview): Choice {
  return {
    id: 'copy',
    name: 'Copy',
    count: `${formatCount(counts.requests)} new`,
    words: `Opens beside your “${existing?.name}”, under a name of its own`,
  };
}
