import { useMemo } from 'react';
import { secretPlaceKey } from '#collection/secret-place.ts';
import type { SharedDocument, SharedGroup, SharedVariable } from '#collection/shared-document.ts';
import type { DocumentReview } from '#queries/review.ts';
import { Card } from '#ui/card.tsx';
import { Chip } from '#ui/chip.tsx';
import { formatCount } from '#ui/format-count.ts';
import { Section } from './section.tsx';
import { WithVariables } from './with-variables.tsx';

interface PlacedVariable {
  /** Of its place. */
  readonly key: string;
  /** The environment or folder that it stands in. */
  readonly where: string;
  readonly variable: SharedVariable;
}

const most = 100;

/** The variables that come along, as text. */
export function ValuesSection({ document, review }: { document: SharedDocument; review: DocumentReview }) {
  const values = useMemo(() => variablesIn(document), [document]);
  if (values.length === 0) return null;
  const missing = new Set([...review.secrets, ...review.variables].map(({ place }) => secretPlaceKey(place)));
  const left = values.length - most;
  return (
    <Section title="Values it brings" aside="Text is shown as text; nothing in it runs">
      <Card>
        <dl>
          {values.slice(0, most).map(({ key, where, variable }, place) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: two of one name are told apart by their place
              key={place}
              className="grid min-h-8.5 grid-cols-[minmax(0,170px)_minmax(0,1fr)_auto] items-center gap-3 border-b border-line-faint px-3.5 py-1 last:border-b-0"
            >
              <dt className="min-w-0">
                <span className="block truncate font-mono text-12 font-medium">{variable.name}</span>
                <span className="block truncate text-11 text-ink-3">{where}</span>
              </dt>
              <dd className="truncate font-mono text-12 text-ink-2">
                <Value value={variable.value} />
              </dd>
              <dd className="text-12">{missing.has(key) && <Chip>missing</Chip>}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {left > 0 && <p className="mt-2 text-12 text-ink-3">{formatCount(left)} more stand in the source.</p>}
    </Section>
  );
}

function Value({ value }: Pick<SharedVariable, 'value'>) {
  if (value.kind === 'secret') return <span className="font-sans text-ink-3">secret, its name alone</span>;
  if (value.text === '') return <span className="font-sans text-ink-3">no value</span>;
  return <WithVariables text={value.text.slice(0, 400)} />;
}

function variablesIn({ environments, collection }: SharedDocument): PlacedVariable[] {
  const inGroup = (group: SharedGroup): PlacedVariable[] => [
    ...group.variables.map((variable) => {
      const place = { kind: 'variable', groupId: group.id, name: variable.name } as const;
      return { key: secretPlaceKey(place), where: group.name, variable };
    }),
    ...group.items.flatMap((item) => (item.kind === 'folder' ? inGroup(item) : [])),
  ];
  return [
    ...environments.flatMap(({ name: environment, variables }) =>
      variables.map((variable) => {
        const place = { kind: 'environment', environment, name: variable.name } as const;
        return { key: secretPlaceKey(place), where: environment, variable };
      }),
    ),
    ...(collection ? inGroup(collection) : []),
  ];
}
