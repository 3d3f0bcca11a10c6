import { storageBudgets, useBudget, useSetBudget, useUsage } from '#queries/storage.ts';
import { Field } from '#ui/field.tsx';
import { Note } from '#ui/note.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { Waiting } from '#ui/waiting.tsx';
import { ClearSection } from './clear-section.tsx';
import { UsageMeter } from './usage-meter.tsx';

/** What is kept and how much of it, what bodies may take, and ways to clear it. */
export function StorageSection() {
  const usage = useUsage();
  if (usage.isPending) return <Waiting label="Counting what is stored" />;
  if (usage.error)
    return <Note tone="error">What is stored can’t be counted: {usage.error.message}. Reload the page.</Note>;
  return (
    <>
      <section aria-label="Usage" className="rounded-lg border border-line p-4.5">
        <UsageMeter usage={usage.data} />
        <Budget />
      </section>
      <ClearSection usage={usage.data} />
    </>
  );
}

/** Budgets are round numbers, so they are said as such: 500 MB, 2 GB. */
const budgetWords = (bytes: number) => (bytes < 1e9 ? `${bytes / 1e6} MB` : `${bytes / 1e9} GB`);

function Budget() {
  const budget = useBudget().data;
  const change = useSetBudget();
  if (budget === undefined) return null;
  const options = storageBudgets.map((bytes) => ({ id: `${bytes}`, label: budgetWords(bytes) }));
  return (
    <div className="@container mt-4 border-t border-line-faint pt-4">
      <Field
        label="Trim call bodies at"
        hint="The oldest bodies go first. Status, time and path of each call stay."
        isGroup
      >
        {() => (
          <Segmented
            label="Trim call bodies at"
            options={options}
            value={`${budget}`}
            onChange={(id) => {
              const bytes = storageBudgets.find((each) => `${each}` === id);
              if (bytes) change.mutate(bytes);
            }}
          />
        )}
      </Field>
      {change.error && <Note tone="error">Nothing was trimmed: {change.error.message}.</Note>}
      {change.isSuccess && (
        <p role="status" className="text-12 text-ink-3">
          The oldest bodies over {budgetWords(budget)} are dropped.
        </p>
      )}
    </div>
  );
}
