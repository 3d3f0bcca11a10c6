import { classNames } from './class-names.ts';
import { fillTone, type Tone } from './tone.ts';

export interface SparkBar {
  /** How much there was; 0 leaves the place empty. */
  count: number;
  /** Of several readings the worst. */
  tone: Tone;
}

export interface SparklineProps {
  bars: readonly SparkBar[];
  /** What the picture says, in words. */
  label: string;
  /** Height and width of the picture. */
  className?: string;
}

const leastShare = 0.25;

/** A row of small bars, one per stretch of time. What went well is pale, so that the rest stands out. */
export function Sparkline({ bars, label, className }: SparklineProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <span
      role="img"
      aria-label={label}
      className={classNames('keep-colour flex items-end gap-[1.5px] border-b border-line', className ?? 'h-6 w-full')}
    >
      {bars.map(({ count, tone }, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          key={place}
          className={classNames(
            'min-w-0 flex-1 rounded-t-[1px]',
            tone === 'neutral' ? 'dashes' : fillTone[tone],
            (tone === 's2xx' || tone === 's3xx') && 'opacity-55',
          )}
          style={{ height: count === 0 ? 0 : `${(leastShare + (1 - leastShare) * (count / most)) * 100}%` }}
        />
      ))}
    </span>
  );
}
