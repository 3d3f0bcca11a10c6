import { type ReactNode, useId } from 'react';
import { labelAt, type Mark } from '#formats/mark-pasted.ts';
import { withoutSecrets } from '#formats/pasted-secrets.ts';
import type { Contradiction } from '#formats/proposal.ts';
import type { Pasted } from '#formats/read-pasted.ts';
import { Chip } from '#ui/chip.tsx';
import { classNames } from '#ui/class-names.ts';
import { PasteChoice } from './paste-choice.tsx';
import { MarkLabel } from './paste-mark-label.tsx';
import { fieldLabel } from './paste-words.ts';
import type { Settled } from './use-settled.ts';

export interface PasteDoubtsProps {
  pasted: Extract<Pasted, { proposal: unknown }>;
  marks: readonly Mark[];
  settled: Settled;
}

/** What of a paste contradicts itself, with what there is to choose, and what was not understood. */
export function PasteDoubts({ pasted, marks, settled }: PasteDoubtsProps) {
  const { contradictions, notUnderstood } = pasted.proposal;
  const byPlace = contradictions.toSorted((one, other) => one.from.end - other.from.end);
  const isChoice = settled.differences.length > 0 || contradictions.some(({ alternatives }) => alternatives.length > 1);
  return (
    <>
      <PasteList
        title="Contradicts itself"
        count={contradictions.length + settled.differences.length}
        tone="contradiction"
        hint={isChoice ? 'Decided for you, change any' : 'Decided for you'}
      >
        {byPlace.map((each) => (
          <Contradicting key={`${each.what} ${each.found}`} {...{ contradiction: each, pasted, marks, settled }} />
        ))}
        <Differences {...{ pasted, marks, settled }} />
      </PasteList>
      <PasteList title="Not understood" count={notUnderstood.length}>
        {notUnderstood
          .toSorted((one, other) => one.end - other.end)
          .map((each) => (
            <PasteRow
              key={each.what}
              label={labelAt(marks, 'passed', each)}
              title={withoutSecrets(each.what, pasted)}
              isMono
            >
              {withoutSecrets(each.why, pasted)}
            </PasteRow>
          ))}
      </PasteList>
    </>
  );
}

interface ContradictingProps extends PasteDoubtsProps {
  contradiction: Contradiction;
}

function Contradicting({ contradiction, pasted, marks, settled }: ContradictingProps) {
  const { what, found, instead, from, alternatives } = contradiction;
  const clean = (words: string) => withoutSecrets(words, pasted);
  const saying = found === '' || /[.!?]$/.test(found) ? found : `${found}.`;
  return (
    <PasteRow label={labelAt(marks, 'contradiction', from)} title={clean(what)} tone="contradiction">
      {clean(`${saying} ${instead}`.trim())}
      {alternatives.length > 1 && (
        <PasteChoice
          label={clean(what)}
          options={alternatives.map(({ label }) => clean(label))}
          chosen={settled.chosenOf(contradiction)}
          onChoose={(place) => settled.choose(contradiction, place)}
          isMono={found === ''}
        />
      )}
    </PasteRow>
  );
}

/** Where text and preset say different things of what a provider fixes. */
function Differences({ pasted, marks, settled }: PasteDoubtsProps) {
  const placeOf = (field: string) => pasted.proposal.understood.find((each) => each.field === field)?.from;
  const { differences, completed, isPresets, takePresets } = settled;
  return differences.map(({ field, text, preset }) => {
    const place = placeOf(field);
    const title = `${fieldLabel(field)}: your text and the preset differ`;
    return (
      <PasteRow key={field} label={place ? labelAt(marks, 'fact', place) : ''} title={title} tone="contradiction">
        {completed.match?.provider.name}’s preset has the second. Your text is taken unless you choose it.
        <PasteChoice
          label={title}
          options={[withoutSecrets(text, pasted), preset]}
          chosen={isPresets(field) ? 1 : 0}
          onChoose={(chosen) => takePresets(field, chosen === 1)}
          isMono
        />
      </PasteRow>
    );
  });
}

export interface PasteListProps {
  title: string;
  count: number;
  tone?: 'contradiction' | 'passed';
  hint?: string;
  children: ReactNode;
}

/** A list under its name and count; nothing where it is empty. */
export function PasteList({ title, count, tone = 'passed', hint = '', children }: PasteListProps) {
  const id = useId();
  if (count === 0) return null;
  const isAmber = tone === 'contradiction';
  return (
    <section aria-labelledby={id} className="mt-3.5">
      <div className="mb-1.5 flex items-center gap-2">
        <h3 id={id} className="font-semibold">
          {title}
        </h3>
        <Chip tone={isAmber ? 'expiring' : 'neutral'}>{count}</Chip>
        {hint !== '' && <span className="ml-auto text-12 text-ink-3">{hint}</span>}
      </div>
      <ul
        aria-labelledby={id}
        className={classNames('rounded-lg border', isAmber ? 'border-expiring-line' : 'border-line')}
      >
        {children}
      </ul>
    </section>
  );
}

export interface PasteRowProps {
  /** The letter or number of its place. */
  label?: string;
  title: string;
  tone?: 'contradiction' | 'passed';
  isMono?: boolean;
  children: ReactNode;
}

/** One thing that is said of a paste. */
export function PasteRow({ label = '', title, tone = 'passed', isMono = false, children }: PasteRowProps) {
  return (
    <li className="flex gap-2.5 border-b border-line-faint px-3 py-2 last:border-b-0">
      {label !== '' && <MarkLabel tone={tone}>{label}</MarkLabel>}
      <div className="min-w-0 flex-1">
        <p className={classNames('font-medium wrap-anywhere', isMono && 'font-mono text-12')}>{title}</p>
        <div className="text-12 wrap-anywhere text-ink-2">{children}</div>
      </div>
    </li>
  );
}
