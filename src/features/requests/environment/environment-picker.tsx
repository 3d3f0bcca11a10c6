import { Braces, Plus } from 'lucide-react';
import { chooseEnvironment } from '#queries/environment-in-use.ts';
import { Button } from '#ui/button.tsx';
import { useCommands } from '#ui/commands.ts';
import { Message } from '#ui/field.tsx';
import { EnvironmentSelect } from './environment-select.tsx';
import { useEnvironment } from './use-environment.ts';
import { useEnvironmentActs } from './use-environment-acts.ts';
import { useEnvironmentPanel } from './use-environment-panel.ts';

/** What requests are tried against, below the list of them. */
export function EnvironmentPicker() {
  const { environments, current, error } = useEnvironment();
  const acts = useEnvironmentActs();
  const panel = useEnvironmentPanel();
  const create = () => acts.create(panel.open);
  useCommands([
    {
      id: 'inspector',
      name: panel.isOpen ? 'Close the environment' : 'Show environment',
      group: 'Actions',
      detail: current?.name,
      keys: [']'],
      run: panel.isOpen ? panel.close : panel.open,
    },
    { id: 'new-environment', name: 'New environment', group: 'Actions', run: create },
    ...(environments ?? []).map(({ id, name }) => ({
      id: `use-environment-${id}`,
      name: `Use ${name}`,
      group: 'Actions' as const,
      detail: 'environment',
      isAvailable: id !== current?.id,
      run: () => chooseEnvironment(id),
    })),
  ]);
  const failure = error ?? acts.error;
  return (
    <section aria-label="Environment in use" className="flex-none border-t border-line py-2 pr-3 pl-2">
      <div className="flex min-h-control items-center gap-1">
        <Button
          size="sm"
          variant="ghost"
          className="text-13 text-ink"
          leading={<Braces aria-hidden="true" />}
          aria-label="Edit environment"
          aria-pressed={panel.isOpen}
          onClick={panel.isOpen ? panel.close : panel.open}
        >
          Environment
        </Button>
        {environments?.length === 0 && (
          <Button
            size="sm"
            className="ml-auto"
            leading={<Plus aria-hidden="true" size={14} />}
            aria-label="New environment"
            onClick={create}
          >
            New
          </Button>
        )}
        {environments && environments.length > 0 && (
          <div className="min-w-0 flex-1">
            <EnvironmentSelect environments={environments} current={current} />
          </div>
        )}
      </div>
      {failure && <Message verdict="error" words={`The environments can’t be read or changed: ${failure.message}`} />}
    </section>
  );
}
