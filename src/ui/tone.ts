/** The readings that have a hue, and `neutral`, which has none. */
export type Tone =
  | 'neutral'
  | 'active'
  | 'expiring'
  | 'expired'
  | 'revoked'
  | 's2xx'
  | 's3xx'
  | 's4xx'
  | 's5xx'
  | 'info';

/** Ink, tint and line of one reading: they always stand together. */
export const boxTone: Record<Tone, string> = {
  neutral: 'border-line bg-surface text-ink-2',
  active: 'border-active-line bg-active-tint text-active-ink',
  expiring: 'border-expiring-line bg-expiring-tint text-expiring-ink',
  expired: 'border-expired-line bg-expired-tint text-expired-ink',
  revoked: 'border-revoked-line bg-revoked-tint text-revoked-ink',
  s2xx: 'border-s2xx-line bg-s2xx-tint text-s2xx-ink',
  s3xx: 'border-s3xx-line bg-s3xx-tint text-s3xx-ink',
  s4xx: 'border-s4xx-line bg-s4xx-tint text-s4xx-ink',
  s5xx: 'border-s5xx-line bg-s5xx-tint text-s5xx-ink',
  info: 'border-info-line bg-info-tint text-info-ink',
};

/** Text of a reading on a plain surface. */
export const inkTone: Record<Tone, string> = {
  neutral: 'text-ink',
  active: 'text-active-ink',
  expiring: 'text-expiring-ink',
  expired: 'text-expired-ink',
  revoked: 'text-revoked-ink',
  s2xx: 'text-s2xx-ink',
  s3xx: 'text-s3xx-ink',
  s4xx: 'text-s4xx-ink',
  s5xx: 'text-s5xx-ink',
  info: 'text-info-ink',
};

/** Marks (dots, ticks, bars) of a reading. */
export const fillTone: Record<Tone, string> = {
  neutral: 'bg-ink-3',
  active: 'bg-active',
  expiring: 'bg-expiring',
  expired: 'bg-expired',
  revoked: 'bg-revoked',
  s2xx: 'bg-s2xx',
  s3xx: 'bg-s3xx',
  s4xx: 'bg-s4xx',
  s5xx: 'bg-s5xx',
  info: 'bg-accent',
};

/** The reading of an HTTP status, by its hundred; 1xx and unknown ones have none. */
export function statusTone(status: number | null): Tone {
  const hundreds: Record<number, Tone> = { 2: 's2xx', 3: 's3xx', 4: 's4xx', 5: 's5xx' };
  return (status !== null && hundreds[Math.floor(status / 100)]) || 'neutral';
}
