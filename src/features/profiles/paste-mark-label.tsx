import { classNames } from '#ui/class-names.ts';

const tones = {
  fact: 'border-accent-line bg-accent-tint text-accent-ink',
  contradiction: 'border-expiring-line bg-expiring-tint text-expiring-ink',
  passed: 'border-line bg-sunken text-ink-2',
};

/** The number or letter of a place in the paste. */
export function MarkLabel({ tone, children }: { tone: keyof typeof tones; children: string }) {
  return (
    <span
      className={classNames(
        'grid h-4.5 min-w-4.5 flex-none place-items-center rounded-sm border px-0.5 text-11 leading-none font-semibold tabular-nums',
        tones[tone],
      )}
    >
      <span className="sr-only">Mark </span>
      {children}
    </span>
  );
}
