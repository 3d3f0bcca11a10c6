import { ArrowUpRight } from 'lucide-react';
import { useId } from 'react';
import type { FoundPreset } from '#providers/all-providers.ts';
import type { PresetFacts } from '#providers/preset.ts';
import { DefinitionList } from '#ui/definition-list.tsx';

const labels: Readonly<Record<keyof PresetFacts, string>> = {
  credentials: 'Credentials',
  redirect: 'Redirect URI',
  refresh: 'Refresh',
  lifetimes: 'Lifetimes',
  limits: 'Limits',
  errors: 'Errors',
};
const order = Object.keys(labels) as (keyof PresetFacts)[];

/** What a provider's pages say beside the fields, and where it departs from the RFCs. What they are silent on is left out. */
export function AboutProvider({ provider, preset }: FoundPreset) {
  const id = useId();
  const { facts, departures } = preset;
  const rows = order.filter((name) => facts[name] !== '').map((name) => ({ term: labels[name], value: facts[name] }));
  return (
    <section aria-labelledby={id} className="px-5 py-4">
      <div className="mb-2.5 flex flex-wrap items-baseline gap-x-3">
        <h2 id={id} className="flex-1 font-semibold">
          About {provider.name}
        </h2>
        <a
          href={provider.docsUrl}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-0.5 text-12 font-medium text-accent-ink hover:underline"
        >
          {provider.name}’s page
          <ArrowUpRight aria-hidden="true" size={13} />
          <span className="sr-only">(opens in a new tab)</span>
        </a>
      </div>
      <DefinitionList rows={rows} />
      {departures.length > 0 && (
        <>
          <h3 className="mt-4 mb-1.5 text-12 font-medium">Where it departs from the RFCs</h3>
          <ul className="grid gap-1.5 text-12 text-ink-2">
            {departures.map(({ what, section }) => (
              <li key={what} className="border-l-2 border-line pl-2.5 wrap-anywhere">
                {what} {section && <span className="whitespace-nowrap text-ink-3">{section}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
