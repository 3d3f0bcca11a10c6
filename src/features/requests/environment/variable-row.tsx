import { Lock, LockOpen, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { Variable } from '#collection/variable.ts';
import { useNameVariable, type VariableAddress } from '#queries/environments.ts';
import { classNames } from '#ui/class-names.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { ProblemRow } from './problem-row.tsx';
import { SecretCell } from './secret-cell.tsx';
import { TypedInput } from './typed-input.tsx';
import { useVariableActs } from './use-variable-acts.ts';
import { refusalWords } from './variable-words.ts';

export interface VariableRowProps {
  owner: VariableAddress['owner'];
  variable: Variable;
  isSelected: boolean;
  /** It was asked for: its value has the focus, where it is no secret. */
  isAsked: boolean;
  onSelect: (name: string) => void;
}

const cell = 'border-t border-line-faint align-top';

/** A variable: whether it counts, its name, its value or its mask, and what can be done with it. */
export function VariableRow({ owner, variable, isSelected, isAsked, onSelect }: VariableRowProps) {
  const { name, isEnabled, value } = variable;
  const [isAsking, setAsking] = useState(false);
  const acts = useVariableActs({ owner, name });
  const naming = useNaming({ owner, name }, onSelect);
  const problem = naming.problem ?? acts.error?.message ?? null;
  return (
    <>
      <tr
        onFocus={() => onSelect(name)}
        className={classNames(isSelected && 'bg-selected', !isEnabled && 'text-ink-3')}
      >
        <td className={`${cell} pt-2 text-center max-lg:pt-3.5`}>
          <input
            type="checkbox"
            aria-label={`Use ${name}`}
            checked={isEnabled}
            onChange={({ target }) => acts.toggle(target.checked)}
            className="size-4 accent-accent"
          />
        </td>
        <td className={cell}>
          <TypedInput
            waits
            label={`Name of ${name}`}
            value={name}
            onType={naming.rename}
            isInvalid={naming.problem !== null}
            describedBy={naming.problem === null ? undefined : naming.id}
          />
        </td>
        <td className={cell}>
          {value.kind === 'text' ? (
            <TypedInput
              label={`Value of ${name}`}
              placeholder="empty"
              value={value.text}
              onType={acts.setText}
              autoFocus={isAsked}
            />
          ) : (
            <SecretCell value={value} />
          )}
        </td>
        <td className={`${cell} whitespace-nowrap`}>
          <div className="flex gap-1 pt-0.75 pl-1 max-lg:pt-1">
            <IconButton
              icon={
                value.kind === 'secret' ? (
                  <Lock aria-hidden="true" size={14} />
                ) : (
                  <LockOpen aria-hidden="true" size={14} />
                )
              }
              label={value.kind === 'secret' ? `Make ${name} plain` : `Make ${name} secret`}
              className={value.kind === 'text' ? 'text-ink-3' : undefined}
              onClick={value.kind === 'secret' ? () => setAsking(true) : acts.makeSecret}
            />
            <IconButton
              icon={<X aria-hidden="true" size={14} />}
              label={`Delete ${name}`}
              onClick={({ currentTarget }) => acts.remove(() => focusLast(currentTarget))}
            />
          </div>
          {isAsking && (
            <ConfirmDialog
              title={`Make ${name} plain?`}
              verb="Make plain text"
              onConfirm={() => {
                setAsking(false);
                acts.makePlain();
              }}
              onClose={() => setAsking(false)}
            >
              Its value is then readable here, in previews and in the call log, and goes to any host.
            </ConfirmDialog>
          )}
        </td>
      </tr>
      <ProblemRow id={naming.id} problem={problem} />
    </>
  );
}

/** The row is gone, and the focus with it: it goes on to the one that adds. */
function focusLast(control: Element): void {
  control.closest('tbody')?.querySelector<HTMLElement>('[data-adds]')?.focus();
}

/** Gives it another name, or says why not. */
function useNaming(address: VariableAddress, onRenamed: (name: string) => void) {
  const id = useId();
  const { rename } = useNameVariable();
  const outcome = rename.data;
  const problem = outcome?.kind === 'refused' ? refusalWords[outcome.reason] : null;
  const press = (newName: string) =>
    rename.mutate({ ...address, newName }, { onSuccess: ({ kind }) => kind === 'named' && onRenamed(newName) });
  return { id, problem: problem ?? rename.error?.message ?? null, rename: press };
}
