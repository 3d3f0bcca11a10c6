import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { StateDot } from './state-dot.tsx';
import { boxTone, type Tone } from './tone.ts';

export interface ChipProps {
  children: ReactNode;
  tone?: Tone;
  /** A state's dot before the word. */
  dot?: boolean;
  /** A 12 px icon before the word. */
  icon?: ReactNode;
  mono?: boolean;
  size?: 'md' | 'lg';
}

/** A word with a reading: tint, line and ink of one tone, and a dot or icon where hue alone would say it. */
export function Chip({ children, tone = 'neutral', dot = false, icon, mono = false, size = 'md' }: ChipProps) {
  return (
    <span
      className={classNames(
        'inline-flex flex-none items-center gap-[5px] rounded-chip border px-[7px] font-medium whitespace-nowrap [&_svg]:size-3',
        boxTone[tone],
        size === 'lg' ? 'h-6 text-12' : 'h-5 text-11',
        mono ? 'font-mono' : 'font-sans',
      )}
    >
      {dot && <StateDot tone={tone} />}
      {icon}
      {children}
    </span>
  );
}
