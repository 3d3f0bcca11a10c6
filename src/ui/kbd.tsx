import { useCharacterKeys } from './commands.ts';
import { keyName } from './key-name.ts';
import { isCharacterKey } from './key-press.ts';

/**
 * A key hint such as `R`, or several: `['⌘', 'K']`. Hidden where there is no keyboard to speak of,
 * and where single keys are turned off.
 */
export function Kbd({ keys }: { keys: string | readonly string[] }) {
  const areCharacterKeysOn = useCharacterKeys();
  const each = typeof keys === 'string' ? [keys] : keys;
  if (!areCharacterKeysOn && isCharacterKey(each)) return null;
  return (
    <span aria-hidden="true" className="inline-flex items-center gap-1 max-lg:hidden">
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
