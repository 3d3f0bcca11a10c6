import { type RefObject, useId, useMemo, useState } from 'react';
import type { CallLogEntry } from '#call/call-log-entry.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { CommandButton } from '#ui/command-button.tsx';
import { formatClock } from '#ui/format-clock.ts';
import { ListFilter } from '#ui/list-filter.tsx';
import { Select } from '#ui/select.tsx';
import { choicesIn, hostOfEntry, isFiltering, type LogFilter, noFilter, outcomes } from './log-filter.ts';
import { outcomeWords, purposeWords } from './log-words.ts';

export interface LogToolbarProps {
  /** All calls: what there is to choose from. */
  entries: readonly CallLogEntry[];
  filter: LogFilter;
  onChange: (change: Partial<LogFilter>) => void;
  profileNameOf: (profileId: string) => string;
  field: RefObject<HTMLInputElement | null>;
}

/** What narrows the log down. Every choice lands in the address. On a small screen the choices fold away. */
export function LogToolbar(props: LogToolbarProps) {
  const { filter, onChange, field } = props;
  const choicesId = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <search className="flex flex-none flex-wrap items-center gap-2 border-b border-line px-5 py-2 max-md:px-4">
      <div className="min-w-40 flex-1">
        <ListFilter
          label="Find path or host"
          value={filter.text}
          onChange={(text) => onChange({ text })}
          field={field}
        />
      </div>
      <span className="md:hidden">
        <Button aria-expanded={isOpen} aria-controls={choicesId} onClick={() => setOpen(!isOpen)}>
          Filters
        </Button>
      </span>
      <div
        id={choicesId}
        className={classNames(
          'md:contents max-md:w-full max-md:grid-cols-2 max-md:gap-2',
          isOpen ? 'max-md:grid' : 'max-md:hidden',
        )}
      >
        <Choices {...props} />
      </div>
      {isFiltering(filter) && (
        <CommandButton
          command={{ name: 'Show all calls' }}
          size="sm"
          variant="ghost"
          onClick={() => onChange(noFilter)}
        >
          Show all
        </CommandButton>
      )}
    </search>
  );
}

function Choices({ entries, filter, onChange, profileNameOf }: Omit<LogToolbarProps, 'field'>) {
  const profiles = useMemo(() => choicesIn(entries, ({ profileId }) => profileId), [entries]);
  const hosts = useMemo(() => choicesIn(entries, hostOfEntry), [entries]);
  const methods = useMemo(() => choicesIn(entries, ({ method }) => method), [entries]);
  const purposes = useMemo(() => choicesIn(entries, ({ purpose }) => purpose), [entries]);
  return (
    <>
      <Choice
        label="Status"
        any="Any status"
        options={outcomes.map((id) => ({ id, label: outcomeWords[id] }))}
        value={filter.outcome}
        onChange={(outcome) => onChange({ outcome: outcomes.find((each) => each === outcome) ?? null })}
      />
      <Choice
        label="Purpose"
        any="Any purpose"
        options={purposes.map((id) => ({ id, label: purposeWords[id as CallLogEntry['purpose']] }))}
        value={filter.purpose}
        onChange={(purpose) => onChange({ purpose: purpose as CallLogEntry['purpose'] | null })}
      />
      <Choice
        label="Profile"
        any="Any profile"
        options={profiles.map((id) => ({ id, label: profileNameOf(id) }))}
        value={filter.profile}
        onChange={(profile) => onChange({ profile })}
      />
      <Choice
        label="Method"
        any="Any method"
        options={methods.map((id) => ({ id, label: id }))}
        value={filter.method}
        onChange={(method) => onChange({ method })}
      />
      <Choice
        label="Host"
        any="Any host"
        options={hosts.map((id) => ({ id, label: id }))}
        value={filter.host}
        onChange={(host) => onChange({ host })}
      />
      <TimeChoice filter={filter} onChange={onChange} />
    </>
  );
}

interface ChoiceProps {
  label: string;
  /** What it says while it is open. */
  any: string;
  options: readonly { readonly id: string; readonly label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
}

const open = '';

/** A filter by one value. What a link names stays to be seen, even where no call here has it. */
function Choice({ label, any, options, value, onChange }: ChoiceProps) {
  const isForeign = value !== null && !options.some(({ id }) => id === value);
  const all = [{ id: open, label: any }, ...options, ...(isForeign ? [{ id: value, label: value }] : [])];
  return (
    <span className="w-32 flex-none max-md:w-auto">
      <Select
        aria-label={label}
        value={value ?? open}
        options={all}
        onChange={(chosen) => onChange(chosen === open ? null : chosen)}
      />
    </span>
  );
}

const spans = [
  { id: '15', label: 'Last 15 minutes', ms: 15 * 60_000 },
  { id: '60', label: 'Last hour', ms: 60 * 60_000 },
  { id: '1440', label: 'Last 24 hours', ms: 24 * 60 * 60_000 },
] as const;

/** A span is written into the address as instants: the same link shows the same calls tomorrow. */
function TimeChoice({ filter: { from, to }, onChange }: Pick<LogToolbarProps, 'filter' | 'onChange'>) {
  const chosen = from === null && to === null ? null : timeWords(from, to);
  return (
    <Choice
      label="Time"
      any="Any time"
      options={spans}
      value={chosen}
      onChange={(id) => {
        const span = spans.find((each) => each.id === id);
        if (span) onChange({ from: Date.now() - span.ms, to: null });
        else if (id === null) onChange({ from: null, to: null });
      }}
    />
  );
}

function timeWords(from: number | null, to: number | null): string {
  if (from === null) return `Before ${formatClock(to ?? 0)}`;
  return to === null ? `Since ${formatClock(from)}` : `${formatClock(from)} to ${formatClock(to)}`;
}
