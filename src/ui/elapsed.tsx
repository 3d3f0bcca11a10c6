import { useAt } from './clock.ts';
import { formatUtc } from './format-clock.ts';
import { formatDuration, formatSpan } from './format-duration.ts';

/** Time since an instant, ticking: `0:12`, or with `ago` `12s ago`. */
export function Elapsed({ since, ago = false }: { since: number; ago?: boolean }) {
  const text = useAt((now) => (ago ? `${formatSpan(now - since)} ago` : formatDuration(now - since)));
  return (
    <time title={formatUtc(since)} className="tabular-nums">
      {text}
    </time>
  );
}
