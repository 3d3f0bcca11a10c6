export interface ProgressBarProps {
  /** What is under way: "Making the backup". */
  label: string;
  /** 0 to 1; `null` while nobody knows. */
  share: number | null;
}

/** How far something long is, in words and as a bar. */
export function ProgressBar({ label, share }: ProgressBarProps) {
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between gap-3 text-12 text-ink-2">
        <span>{label}…</span>
        {percent !== null && <span className="tabular-nums">{percent} %</span>}
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent ?? undefined}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="keep-colour h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${percent ?? 4}%` }}
        />
      </div>
    </div>
  );
}
