import { keyName } from './key-name.ts';

/** A key hint such as `R`, or several: `['⌘', 'K']`. Hidden where there is no keyboard to speak of. */
export function Kbd({ keys }: { keys: string | string[] }) {
  const each = Array.isArray(keys) ? keys : [keys];
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
