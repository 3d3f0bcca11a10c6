import type { ComparedValue } from '#collection/compare-values.ts';
import { secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedVariable } from '#collection/shared-document.ts';
import type { DocumentReview } from '#queries/review.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { formatCount } from '#ui/format-count.ts';
import { Section } from './section.tsx';
import { WithVariables } from './with-variables.tsx';

const most = 100;

/** The variables that come along, as text, each beside the one that is here. */
export function ValuesSection({ review }: { review: DocumentReview }) {
  const { values } = review;
  if (values.length === 0) return null;
  const needed = new Set([...review.secrets, ...review.variables].map(({ place }) => secretPlaceKey(place)));
  // A secret that an import brings stands beside its document: nobody needs to put it in.
  const stateOf = ({ place, state }: ComparedValue) =>
    state === 'missing' && !needed.has(secretPlaceKey(place)) ? 'added' : state;
  const left = values.length - most;
  return (
    <Section title="Values it brings" aside="Text is shown as text; nothing in it runs">
      <Card>
        <dl>
          {values.slice(0, most).map((value, at) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: two of one name are told apart by their place
              key={at}
              className="grid min-h-8.5 grid-cols-[minmax(0,170px)_minmax(0,1fr)_auto] items-center gap-3 border-b border-line-faint px-3.5 py-1 last:border-b-0"
            >
              <dt className="min-w-0">
                <span className="block truncate font-mono text-12 font-medium">{value.variable.name}</span>
                <span className="block truncate text-11 text-ink-3">{value.where.join(' / ')}</span>
              </dt>
              <dd className="min-w-0 font-mono text-12 text-ink-2 max-md:wrap-anywhere md:truncate">
                <Value value={value.variable.value} />
              </dd>
              <dd className="text-12">
                <StateWords state={stateOf(value)} isNew={!review.existing} />
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      {left > 0 && <p className="mt-2 text-12 text-ink-3">{formatCount(left)} more stand in the source.</p>}
    </Section>
  );
}

/** What is new altogether says so once, and not at each of its values. */
function StateWords({ state, isNew }: { state: ComparedValue['state']; isNew: boolean }) {
  switch (state) {
    case 'same':
      return <span className="text-ink-3">same as yours</span>;
    case 'kept':
      return <Chip>yours stays</Chip>;
    case 'changed':
      return <Chip tone="expiring">changed</Chip>;
    case 'added':
      return isNew ? null : <Chip tone="active">added</Chip>;
    case 'missing':
      return <Chip>missing</Chip>;
  }
}

function Value({ value }: Pick<SharedVariable, 'value'>) {
  if (value.kind === 'secret') return <span className="font-sans text-ink-3">secret, its name alone</span>;
  if (value.text === '') return <span className="font-sans text-ink-3">no value</span>;
  return <WithVariables text={value.text.slice(0, 400)} />;
}
