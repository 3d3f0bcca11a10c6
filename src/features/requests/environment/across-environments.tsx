import { useId } from 'react';
import type { Environment } from '#collection/environment.ts';
import type { Variable } from '#collection/variable.ts';
import { maskOf } from './variable-words.ts';

export interface AcrossEnvironmentsProps {
  name: string;
  environments: readonly Environment[];
  currentId: string;
}

/** What a name stands for in each environment. */
export function AcrossEnvironments({ name, environments, currentId }: AcrossEnvironmentsProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="flex items-baseline gap-2 pb-2">
        <h3 id={id} className="font-semibold">
          Across environments
        </h3>
        <span className="ml-auto min-w-0 truncate font-mono text-12 text-ink-3">{name}</span>
      </div>
      <dl className="rounded-well border border-line">
        {environments.map((environment, at) => (
          <div
            key={environment.id}
            className={`grid min-h-8 grid-cols-[2fr_3fr] items-center gap-2 px-3 py-1 ${at > 0 ? 'border-t border-line-faint' : ''}`}
          >
            <dt className={`truncate ${environment.id === currentId ? 'font-medium' : 'text-ink-2'}`}>
              {environment.name}
            </dt>
            <dd className="min-w-0 truncate text-12">
              <Standing variable={environment.variables.find((each) => each.name === name)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Standing({ variable }: { variable: Variable | undefined }) {
  if (!variable) return <span className="text-expiring-ink">no value</span>;
  const { value, isEnabled } = variable;
  const shown = value.kind === 'text' ? value.text : maskOf(value);
  if (shown === null) return <span className="text-expiring-ink">no value on this device</span>;
  return (
    <>
      {shown === '' ? <span className="text-ink-3">empty</span> : <span className="font-mono">{shown}</span>}
      {!isEnabled && <span className="text-ink-3"> (off)</span>}
    </>
  );
}
