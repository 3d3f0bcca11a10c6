import { Check, Lock, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId, useMemo } from 'react';
import { checkProfile } from '#diagnosis/check-profile.ts';
import { labelAt, type Mark } from '#formats/mark-pasted.ts';
import { withoutSecrets } from '#formats/pasted-secrets.ts';
import type { Pasted } from '#formats/read-pasted.ts';
import { profileLetters, profileName } from '#oauth/profile-words.ts';
import type { useCompletedProfile } from '#queries/pasted.ts';
import { Chip } from '#ui/chip.tsx';
import { classNames } from '#ui/class-names.ts';
import { LetterTile } from '#ui/letter-tile.tsx';
import { candidateOf, type FactRow, pastedFacts, practiceSecret, presetFacts } from './paste-facts.ts';
import { fieldLabel } from './paste-words.ts';

export interface PasteProposalProps {
  pasted: Extract<Pasted, { proposal: unknown }>;
  marks: readonly Mark[];
  completed: ReturnType<typeof useCompletedProfile>;
}

/** The profile that a paste makes: what fills it, what is missing, what contradicts, what was not understood. */
export function PasteProposal({ pasted, marks, completed }: PasteProposalProps) {
  const { proposal } = pasted;
  const candidate = useMemo(() => candidateOf(completed, proposal), [completed, proposal]);
  const missing = missingOf(candidate, completed);
  const facts = pastedFacts(pasted, marks, completed);
  const name = profileName(candidate);
  return (
    <>
      <div className="flex items-center gap-2.5">
        <LetterTile letters={profileLetters(name)} color={candidate.color} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-14 font-semibold">{name}</h2>
          <p className="text-12 text-ink-3">
            {completed.match ? `Matches the ${completed.match.provider.name} preset, ` : 'No preset is known for it, '}
            {countWords(facts.length, 'fact')} from your text
          </p>
        </div>
        {missing.length === 0 ? (
          <Chip tone="active" size="lg" icon={<Check aria-hidden="true" />}>
            Complete
          </Chip>
        ) : (
          <Chip tone="expiring" size="lg" icon={<TriangleAlert aria-hidden="true" />}>
            {missing.length} missing
          </Chip>
        )}
      </div>
      <Facts rows={[...facts, ...practiceSecret(completed, proposal), ...presetFacts(completed)]} />
      <List title="Still missing" count={missing.length}>
        {missing.map(({ title, reason }) => (
          <Row key={title} title={title}>
            {reason}
          </Row>
        ))}
      </List>
      <Contradictions pasted={pasted} marks={marks} completed={completed} />
      <List title="Not understood" count={proposal.notUnderstood.length}>
        {proposal.notUnderstood
          .toSorted((one, other) => one.end - other.end)
          .map((each) => (
            <Row
              key={each.what}
              label={labelAt(marks, 'passed', each)}
              title={withoutSecrets(each.what, pasted)}
              isMono
            >
              {withoutSecrets(each.why, pasted)}
            </Row>
          ))}
      </List>
    </>
  );
}

function missingOf(candidate: ReturnType<typeof candidateOf>, { origins, missing }: PasteProposalProps['completed']) {
  const asked = missing.map(({ label, hint }) => ({ title: label, reason: hint }));
  const checks = checkProfile(candidate, { origins }).filter(({ verdict }) => verdict === 'error');
  return [...asked, ...checks.map(({ title, reason }) => ({ title, reason }))];
}

function countWords(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}

function Facts({ rows }: { rows: readonly FactRow[] }) {
  return (
    <dl aria-label="Proposed profile" className="mt-2.5 rounded-lg border border-line text-12">
      {rows.map(({ field, label, value, isVerbatim, isSecret, marks }) => (
        <div
          key={`${field} ${value}`}
          className="grid min-h-7.5 grid-cols-[142px_minmax(0,1fr)_auto] items-center gap-2.5 border-b border-line-faint py-1 pr-2.5 pl-3 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <dt className="text-ink-2 max-md:col-span-2">{label}</dt>
          <dd className={classNames('wrap-anywhere', isVerbatim && 'font-mono')}>{value}</dd>
          <dd className="flex items-center gap-1.5">
            {isSecret && <Chip icon={<Lock aria-hidden="true" />}>kept here</Chip>}
            {marks.map((mark) => (
              <MarkLabel key={mark} tone="fact">
                {mark}
              </MarkLabel>
            ))}
            {marks.length === 0 && !isSecret && <Chip>preset</Chip>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const markTones = {
  fact: 'border-accent-line bg-accent-tint text-accent-ink',
  contradiction: 'border-expiring-line bg-expiring-tint text-expiring-ink',
  passed: 'border-line bg-sunken text-ink-2',
};

function MarkLabel({ tone, children }: { tone: keyof typeof markTones; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'grid h-4.5 min-w-4.5 flex-none place-items-center rounded-sm border px-0.5 text-11 leading-none font-semibold tabular-nums',
        markTones[tone],
      )}
    >
      <span className="sr-only">Mark </span>
      {children}
    </span>
  );
}

function Contradictions({ pasted, marks, completed: { differences, match } }: PasteProposalProps) {
  const { contradictions, understood } = pasted.proposal;
  const placeOf = (field: string) => understood.find((each) => each.field === field)?.from;
  const clean = (words: string) => withoutSecrets(words, pasted);
  return (
    <List title="Contradicts itself" count={contradictions.length + differences.length} tone="contradiction">
      {contradictions
        .toSorted((one, other) => one.from.end - other.from.end)
        .map(({ what, found, instead, from }) => (
          <Row
            key={`${what} ${found}`}
            label={labelAt(marks, 'contradiction', from)}
            title={clean(what)}
            tone="contradiction"
          >
            {clean(found)}
            {/[.!?]$/.test(found) ? ' ' : '. '}
            {clean(instead)}
          </Row>
        ))}
      {differences.map(({ field, text, preset }) => {
        const place = placeOf(field);
        return (
          <Row
            key={field}
            label={place ? labelAt(marks, 'fact', place) : ''}
            title={`${fieldLabel(field)}: ${clean(text)} or ${preset}`}
            tone="contradiction"
          >
            {match?.provider.name}’s preset has the second. Your text is taken; change it in the editor if it is the
            preset that is right.
          </Row>
        );
      })}
    </List>
  );
}

interface ListProps {
  title: string;
  count: number;
  tone?: 'contradiction' | 'passed';
  children: ReactNode;
}

function List({ title, count, tone = 'passed', children }: ListProps) {
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
        {isAmber && <span className="ml-auto text-12 text-ink-3">Decided for you, change any</span>}
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

interface RowProps {
  label?: string;
  title: string;
  tone?: 'contradiction' | 'passed';
  isMono?: boolean;
  children: ReactNode;
}

function Row({ label = '', title, tone = 'passed', isMono = false, children }: RowProps) {
  return (
    <li className="flex gap-2.5 border-b border-line-faint px-3 py-2 last:border-b-0">
      {label !== '' && <MarkLabel tone={tone}>{label}</MarkLabel>}
      <div className="min-w-0 flex-1">
        <p className={classNames('font-medium wrap-anywhere', isMono && 'font-mono text-12')}>{title}</p>
        <p className="text-12 wrap-anywhere text-ink-2">{children}</p>
      </div>
    </li>
  );
}
