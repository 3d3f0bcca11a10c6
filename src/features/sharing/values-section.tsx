import type { ComparedValue } from '#collection/compare-values.ts';
import { secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedVariable } from '#collection/shared-document.ts';
import type { DocumentReview } from '#queries/review.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { type Choices, staysIn, wayOf } from './choices.ts';
import { Section } from './section.tsx';
import { ShowMore, useFirstRows } from './show-more.tsx';
import { TakeAll, TakeTheirs } from './take-theirs.tsx';
import { whoseIn, withWhose } from './whose-values.ts';
import { WithVariables } from './with-variables.tsx';

export interface ValuesSectionProps {
  review: DocumentReview;
  choices: Choices;
  onChoose: (choices: Choices) => void;
}

/** The variables that come along, as text, each beside the one that is here and whose it shall be. */
export function ValuesSection({ review, choices, onChoose }: ValuesSectionProps) {
  const { values } = review;
  const shown = useFirstRows(values);
  if (values.length === 0) return null;
  const stateOf = stateIn(review, choices);
  const needed = neededIn(review);
  const isBrought = ({ place }: ComparedValue) => !needed.has(secretPlaceKey(place));
  const whoseOf = whoseIn(review, choices);
  const differing = values.filter((value) => whoseOf(value) !== null);
  const choose = (which: readonly ComparedValue[], isKept: boolean) =>
    onChoose(withWhose(choices, which, isKept ? 'yours' : 'theirs'));
  return (
    <Section title="Values it brings" aside="Text is shown as text; nothing in it runs">
      <Card>
        <TakeAll
          count={differing.length}
          areKept={differing.every((value) => whoseOf(value) === 'yours')}
          what="values "
          onChange={(areKept) => choose(differing, areKept)}
        />
        <dl>
          {shown.first.map((value, at) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: two of one name are told apart by their place
              key={at}
              className="grid min-h-8.5 grid-cols-[minmax(0,170px)_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line-faint px-3.5 py-1 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_auto]"
            >
              <dt className="min-w-0">
                <span className="block truncate font-mono text-12 font-medium">{value.variable.name}</span>
                <span className="block text-11 wrap-anywhere text-ink-3">{value.where.join(' / ')}</span>
              </dt>
              <dd className="min-w-0 font-mono text-12 wrap-anywhere text-ink-2 max-md:order-last max-md:col-span-2">
                <BothValues value={value} state={stateOf(value)} isBrought={isBrought(value)} />
              </dd>
              <dd className="text-12">
                {whoseOf(value) ? (
                  <TakeTheirs
                    name={`${value.variable.name} of ${value.where.join(' / ')}`}
                    isKept={whoseOf(value) === 'yours'}
                    onChange={(isKept) => choose([value], isKept)}
                  />
                ) : (
                  <StateWords state={stateOf(value)} isNew={wayOf(review, choices) === 'add'} />
                )}
              </dd>
            </div>
          ))}
        </dl>
        <div className="grid">
          <ShowMore what="values" left={shown.left} onShow={shown.showMore} />
        </div>
      </Card>
    </Section>
  );
}

/** `alone`: it stands in a copy, beside nothing. */
type State = ComparedValue['state'] | 'alone';

/** What it does not bring: a secret that is none of it came along. */
function neededIn({ secrets, variables }: DocumentReview): ReadonlySet<string> {
  return new Set([...secrets, ...variables].map(({ place }) => secretPlaceKey(place)));
}

/** What becomes of each value in the way that was chosen. */
function stateIn(review: DocumentReview, choices: Choices): (value: ComparedValue) => State {
  const needed = neededIn(review);
  const stays = staysIn(review, choices);
  const whoseOf = whoseIn(review, choices);
  const isCopy = wayOf(review, choices) === 'copy';
  return (compared) => {
    const { place, variable, state } = compared;
    const { value } = variable;
    const whose = whoseOf(compared);
    if (whose) return whose === 'theirs' ? 'changed' : 'kept';
    const isNeeded = needed.has(secretPlaceKey(place));
    // A copy has none of yours: what came without a value is missing there.
    if (isCopy) return isNeeded && (value.kind === 'secret' || value.text === '') ? 'missing' : 'alone';
    // A secret that an import brings stands beside its document: nobody needs to put it in.
    if (state === 'missing' && !isNeeded) return 'added';
    return stays(place) && state !== 'same' ? 'kept' : state;
  };
}

interface BothValuesProps {
  value: ComparedValue;
  state: State;
  /** A secret that came along. */
  isBrought: boolean;
}

/** Yours beside theirs, where they are not the same. */
function BothValues({ value: { variable, yours }, state, isBrought }: BothValuesProps) {
  const theirs = (
    <Value value={variable.value} secret={isBrought ? 'secret, to the vault' : 'secret, its name alone'} />
  );
  if (!yours || (state !== 'changed' && state !== 'kept')) return theirs;
  return (
    <>
      <span className="sr-only">Yours: </span>
      <Value value={yours.value} secret="secret" />
      <span aria-hidden="true" className="mx-1.5 text-ink-3">
        →
      </span>
      <span className="sr-only">, theirs: </span>
      {state === 'kept' ? <s className="text-ink-3">{theirs}</s> : theirs}
    </>
  );
}

/** What is new altogether says so once, and not at each of its values. */
function StateWords({ state, isNew }: { state: State; isNew: boolean }) {
  switch (state) {
    case 'alone':
      return null;
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

function Value({ value, secret }: Pick<SharedVariable, 'value'> & { secret: string }) {
  if (value.kind === 'secret') return <span className="font-sans text-ink-3">{secret}</span>;
  if (value.text === '') return <span className="font-sans text-ink-3">no value</span>;
  return <WithVariables text={value.text.slice(0, 400)} />;
}
