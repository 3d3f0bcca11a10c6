import { classNames } from './class-names.ts';
import { useCharacterKeys } from './commands.ts';
import { keyName } from './key-name.ts';
import { isCharacterKey } from './key-press.ts';

export interface KbdProps {
  keys: string | readonly string[];
  /** Shown on small screens too: in a list of keys. */
  isEverywhere?: boolean;
}

/**
 * A key hint such as `R`, or several: `['⌘', 'K']`. Hidden where there is no keyboard to speak of,
 * and where single keys are turned off.
 */
export function Kbd({ keys, isEverywhere = false }: KbdProps) {
  const areCharacterKeysOn = useCharacterKeys();
  const each = typeof keys === 'string' ? [keys] : keys;
  if (!areCharacterKeysOn && isCharacterKey(each)) return null;
  return (
    <span aria-hidden="true" className={classNames('inline-flex items-center gap-1', !isEverywhere && 'max-lg:hidden')}>
      {each.map((key, place) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of keys
          key={place}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-11 leading-none font-medium text-ink-3 in-[.bg-primary]:border-transparent in-[.bg-primary]:bg-(--kbd) in-[.bg-primary]:text-inherit"
        >
          {keyName(key)}
        </kbd>
      ))}
    </span>
  );
}
