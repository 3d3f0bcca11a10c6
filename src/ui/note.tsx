import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type NoteTone = 'neutral' | 'info' | 'ok' | 'warning' | 'error';

const looks: Record<NoteTone, string> = {
  neutral: 'border-line bg-sunken text-ink-2',
  info: 'border-info-line bg-info-tint text-info-ink',
  ok: 'border-active-line bg-active-tint text-active-ink',
  warning: 'border-expiring-line bg-expiring-tint text-expiring-ink',
  error: 'border-s4xx-line bg-s4xx-tint text-s4xx-ink',
};

const icons = { neutral: Info, info: Info, ok: CircleCheck, warning: TriangleAlert, error: CircleX };

export interface NoteProps {
  children: ReactNode;
  tone?: NoteTone;
  /** Announce it when it appears: polite, or at once. */
  live?: 'polite' | 'assertive';
}

export function Note({ children, tone = 'neutral', live }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div
      role={live && (live === 'assertive' ? 'alert' : 'status')}
      className={classNames(
        'flex gap-2.5 rounded-well border px-3 py-2 text-12 [&>svg]:mt-0.5 [&>svg]:size-3.5',
        looks[tone],
      )}
    >
      <Icon aria-hidden="true" />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
    </div>
  );
}
