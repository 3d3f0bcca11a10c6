import { classNames } from '#ui/class-names.ts';

/** The word a profile's environment goes by; production stands out. */
export function EnvironmentTag({ environment }: { environment: string }) {
  if (environment === '') return null;
  return (
    <span
      className={classNames(
        'max-w-24 flex-none truncate rounded-sm border bg-surface px-[5px] text-[10.5px] leading-3.5',
        environment === 'production' ? 'border-line-control text-ink' : 'border-line text-ink-2',
      )}
    >
      {environment}
    </span>
  );
}
