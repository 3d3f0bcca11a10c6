import { classNames } from './class-names.ts';
import { fillTone, type Tone } from './tone.ts';

const heads: Partial<Record<Tone, string>> = {
  s3xx: 'after:absolute after:top-0 after:-left-0.5 after:h-0.5 after:w-1.5 after:bg-inherit',
  s4xx: 'after:absolute after:-top-px after:-left-0.5 after:size-1.5 after:rounded-full after:bg-inherit',
  s5xx: 'after:absolute after:-top-px after:-left-0.5 after:size-1.5 after:bg-inherit',
};

/** One event as a tick; its head tells the class without hue: plain, bar, round, square, dashed for none. */
export function TickMark({ tone, height = 14 }: { tone: Tone; height?: number }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'keep-colour relative inline-block w-0.5 rounded-[1px]',
        tone === 'neutral' ? 'dashes' : fillTone[tone],
        heads[tone],
      )}
      style={{ height }}
    />
  );
}
