import { Check, Lock, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { checkProfile } from '#diagnosis/check-profile.ts';
import type { Mark } from '#formats/mark-pasted.ts';
import type { Pasted } from '#formats/read-pasted.ts';
import { profileLetters, profileName } from '#oauth/profile-words.ts';
import { findNamedPreset } from '#providers/named-preset.ts';
import { Chip } from '#ui/chip.tsx';
import { classNames } from '#ui/class-names.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { LetterTile } from '#ui/letter-tile.tsx';
import { Note } from '#ui/note.tsx';
import { PasteDoubts, PasteList, PasteRow } from './paste-doubts.tsx';
import { candidateOf, type FactRow, guessedFacts, pastedFacts, practiceSecret, presetFacts } from './paste-facts.ts';
import { MarkLabel } from './paste-mark-label.tsx';
import type { Settled } from './use-settled.ts';

export interface PasteProposalProps {
  text: string;
  pasted: Extract<Pasted, { proposal: unknown }>;
  marks: readonly Mark[];
  settled: Settled;
}

/** The profile that a paste makes: what fills it, what is missing, what contradicts, what was not understood. */
export function PasteProposal({ text, pasted, marks, settled }: PasteProposalProps) {
  const { proposal, completed } = settled;
  const candidate = useMemo(() => candidateOf(completed, proposal), [completed, proposal]);
  const missing = missingOf(candidate, completed);
  const facts = pastedFacts({ pasted, proposal, marks, completed });
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
      <NamedProvider text={text} settled={settled} />
      <Facts
        rows={[...facts, ...guessedFacts(completed), ...practiceSecret(completed, proposal), ...presetFacts(completed)]}
      />
      <PasteList title="Still missing" count={missing.length}>
        {missing.map(({ title, reason }) => (
          <PasteRow key={title} title={title}>
            {reason}
          </PasteRow>
        ))}
      </PasteList>
      <PasteDoubts pasted={pasted} marks={marks} settled={settled} />
    </>
  );
}

/** A provider that the text names and no address in it tells of: a guess, for the user to take. */
function NamedProvider({
  text,
  settled: { proposal, completed, takePreset },
}: Pick<PasteProposalProps, 'text' | 'settled'>) {
  const named = useMemo(() => findNamedPreset(text, proposal.profile), [text, proposal]);
  if (completed.match || !named) return null;
  const { provider, preset, times } = named;
  return (
    <div className="mt-2.5">
      <Note tone="neutral">
        <span className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1">
            Your text names {provider.name} {times} times. No address in it says that it is theirs.
          </span>
          <CommandButton
            command={{ name: `Use the ${provider.name} preset` }}
            size="sm"
            onClick={() => takePreset(preset.id)}
          >
            Use the {provider.name} preset
          </CommandButton>
        </span>
      </Note>
    </div>
  );
}

function missingOf(candidate: ReturnType<typeof candidateOf>, { origins, missing }: Settled['completed']) {
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
      {rows.map(({ field, label, value, isVerbatim, isSecret, marks, source = 'preset' }) => (
        <div
          key={`${field} ${value}`}
          className="grid min-h-7.5 grid-cols-[142px_minmax(0,1fr)_auto] items-center gap-2.5 border-b border-line-faint py-1 pr-2.5 pl-3 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <dt className="text-ink-2 max-md:col-span-2">{label}</dt>
          <dd className={classNames('wrap-anywhere', isVerbatim && 'font-mono')}>{value}</dd>
          <dd className="flex items-center gap-1.5">
            {isSecret && <Chip icon={<Lock aria-hidden="true" />}>kept here</Chip>}
            {marks.map((mark) => (
              <MarkLabel key={mark} tone={/\d/.test(mark) ? 'fact' : 'contradiction'}>
                {mark}
              </MarkLabel>
            ))}
            {marks.length === 0 && !isSecret && <Chip>{source}</Chip>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
