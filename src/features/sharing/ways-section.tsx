import { type ReactNode, useId } from 'react';
import { Card } from '#ui/card.tsx';
import { Section } from './section.tsx';

/** One way to take what was handed over. */
export interface WayChoice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly count: string;
  readonly words: ReactNode;
}

export interface WaysSectionProps<Id extends string> {
  title: string;
  aside?: ReactNode;
  ways: readonly WayChoice<Id>[];
  value: Id;
  onChange: (id: Id) => void;
}

/** Merge, Replace or Copy, each with what it comes to. */
export function WaysSection<Id extends string>({ title, aside, ways, value, onChange }: WaysSectionProps<Id>) {
  const name = useId();
  return (
    <Section title={title} aside={aside}>
      <Card role="radiogroup" aria-label="How to take it" className="overflow-hidden">
        {ways.map((way) => (
          <label
            key={way.id}
            className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 border-b border-line-faint px-3 py-2 last:border-b-0 has-checked:bg-accent-tint has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              aria-labelledby={`${name}-${way.id}`}
              aria-describedby={`${name}-${way.id}-words`}
              checked={way.id === value}
              onChange={() => onChange(way.id)}
              className="size-4 accent-accent outline-none"
            />
            <span className="flex items-baseline justify-between gap-3">
              <span id={`${name}-${way.id}`} className="font-medium">
                {way.name}
              </span>
              <span className="text-12 text-ink-3 tabular-nums">{way.count}</span>
            </span>
            <span id={`${name}-${way.id}-words`} className="col-start-2 text-12 text-ink-2">
              {way.words}
            </span>
          </label>
        ))}
      </Card>
    </Section>
  );
}
