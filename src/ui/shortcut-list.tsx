import { Fragment, useId } from 'react';
import type { Command } from './command.ts';
import { useAvailableCommands, useCharacterKeys } from './commands.ts';
import { Kbd } from './kbd.tsx';
import { isCharacterKey, isSequence } from './key-press.ts';

const groupOrder: readonly Command['group'][] = ['Actions', 'Requests', 'Tokens', 'Profiles', 'Go to'];

/** Every key that does something now, by group. Those that are turned off are left out. */
export function ShortcutList() {
  const commands = useAvailableCommands();
  const areCharacterKeysOn = useCharacterKeys();
  const isOn = (keys: readonly string[] | undefined) =>
    keys !== undefined && (areCharacterKeysOn || !isCharacterKey(keys));
  const keyed = commands.filter(({ keys, alsoKeys }) => isOn(keys) || isOn(alsoKeys));
  return (
    <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
      {groupOrder.map((group) => {
        const members = keyed.filter((command) => command.group === group);
        return members.length > 0 && <Group key={group} name={group} commands={members} />;
      })}
    </div>
  );
}

function Group({ name, commands }: { name: string; commands: readonly Command[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="pb-1 text-11 font-medium text-ink-3">
        {name}
      </h3>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center">
        {commands.map(({ id: commandId, name: words, keys, alsoKeys }) => (
          <Fragment key={commandId}>
            <dt className="flex h-8.5 items-center border-t border-line-faint pr-4 text-ink">{words}</dt>
            <dd className="flex h-8.5 items-center justify-end gap-1.5 border-t border-line-faint text-12 text-ink-3">
              {keys && <Keys keys={keys} />}
              {keys && alsoKeys && 'or'}
              {alsoKeys && <Keys keys={alsoKeys} />}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <>
      <Kbd keys={keys} isEverywhere />
      <span className="sr-only">{keys.join(isSequence(keys) ? ' then ' : ' ')}</span>
    </>
  );
}
