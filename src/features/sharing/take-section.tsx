import type { SharedDocument } from '#collection/shared-document.ts';
import { countOf } from '#panes/count-of.ts';
import type { DocumentReview } from '#queries/review.ts';
import { formatCount } from '#ui/format-count.ts';
import { isProfileHere } from './act-of.ts';
import { bindingOf, type Choices, type Way, wayOf } from './choices.ts';
import { mergeOutcome } from './chosen-outcome.ts';
import { type WayChoice, WaysSection } from './ways-section.tsx';

export interface TakeSectionProps {
  review: DocumentReview;
  document: SharedDocument;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

/** How to take a collection or a profile that is here already; nothing where it is not. */
export function TakeSection({ review, document, choices, onChoose }: TakeSectionProps) {
  const { existing, name } = review;
  if (!review.comparison) return <TakeProfile review={review} choices={choices} onChoose={onChoose} />;
  if (!existing) return null;
  const isPart = document.collection?.isPart ?? false;
  return (
    <WaysSection<Way>
      title={isPart ? 'You already have its collection' : 'You already have this collection'}
      aside={existing.name === name ? undefined : `as “${existing.name}”`}
      ways={[mergeWay(review, choices), ...(isPart ? [] : [replaceWay(review)]), copyWay(review)]}
      value={wayOf(review, choices)}
      onChange={(way) => onChoose({ ...choices, way })}
    />
  );
}

type Choice = WayChoice<Way>;

function mergeWay(review: DocumentReview, choices: Choices): Choice {
  const { added, changed, kept, onlyYours } = mergeOutcome(review, choices);
  const parts = [
    added > 0 && `adds ${formatCount(added)}`,
    changed > 0 && `changes ${formatCount(changed)}`,
    kept > 0 && `keeps ${formatCount(kept)} of yours that differ${kept === 1 ? 's' : ''}`,
    onlyYours > 0 && `keeps ${formatCount(onlyYours)} that only you have`,
  ].filter((part) => part !== false);
  const words = parts.length > 0 ? parts.join(', ') : 'no request in it differs from yours';
  return {
    id: 'merge',
    name: 'Merge',
    count: countOf(added + changed, 'change'),
    words: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
  };
}

const copyOfProfile = 'make';

/** The one profile that came, which is here already: nothing is to be added of it, unless it is wanted twice. */
function TakeProfile({ review, choices, onChoose }: Omit<TakeSectionProps, 'document'>) {
  const [needed] = review.profiles;
  if (!needed || !isProfileHere(review)) return null;
  const binding = bindingOf(needed, choices);
  const choose = (id: string) =>
    onChoose({
      ...choices,
      bindings: { [needed.role]: id === copyOfProfile ? { kind: 'make' } : { kind: 'profile', id } },
    });
  return (
    <WaysSection<string>
      title="You have this profile"
      ways={[
        ...needed.candidates.map(({ id, name }) => ({
          ...{ id, ...(review.counts.environments > 0 ? boundTo(name) : openOf(name)) },
          words: 'It asks at the same endpoints, and stays as it is',
        })),
        {
          id: copyOfProfile,
          name: 'Add as a copy',
          count: '1 new',
          words: 'Stands beside yours, under a name of its own',
        },
      ]}
      value={binding.kind === 'profile' ? binding.id : copyOfProfile}
      onChange={choose}
    />
  );
}

const openOf = (name: string) => ({ name: `Open “${name}”`, count: 'nothing to add' });

/** Where an environment comes along, which may bring something still. */
const boundTo = (name: string) => ({ name: `Use “${name}”`, count: '0 new' });

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
    words: `Opens beside your “${existing?.name}”, under a name of its own${counts.environments > 0 ? ', with environments of its own: the one in use stays in use' : ''}`,
  };
}
