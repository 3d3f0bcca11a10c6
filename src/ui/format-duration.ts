const pad = (value: number) => String(value).padStart(2, '0');

function split(ms: number) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}

/** Time left, always rounded down: `12d 6h`, `1:29:51`, `41:12`, `0:09`. */
export function formatDuration(ms: number): string {
  const { days, hours, minutes, seconds } = split(ms);
  if (days > 0) return `${days}d ${hours}h`;
  if (hours > 0) return `${hours}:${pad(minutes)}:${pad(seconds)}`;
  return `${minutes}:${pad(seconds)}`;
}

/** A distance in time, its two largest units, rounded down: `9s`, `4m12s`, `1h29m`, `3d4h`. */
export function formatSpan(ms: number): string {
  const { days, hours, minutes, seconds } = split(ms);
  if (days > 0) return `${days}d${hours}h`;
  if (hours > 0) return `${hours}h${pad(minutes)}m`;
  return minutes > 0 ? `${minutes}m${pad(seconds)}s` : `${seconds}s`;
}
