const pad = (value: number) => String(value).padStart(2, '0');
const MINUTE = 60_000;

/** Minutes east of UTC here, at that instant. */
const localOffset = (at: number) => -new Date(at).getTimezoneOffset();

const isDrawable = (at: number) => Math.abs(at) <= 8.64e15 - 1440 * MINUTE;

/** Local time of day, 24 hours: `16:10:08`. */
export function formatClock(at: number, offsetMinutes = localOffset(at)): string {
  return isDrawable(at) ? new Date(at + offsetMinutes * MINUTE).toISOString().slice(-13, -5) : 'out of range';
}

/** The zone's distance from UTC: `UTC+01:00`. */
export function formatOffset(at: number, offsetMinutes = localOffset(at)): string {
  const minutes = Math.abs(offsetMinutes);
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Date and time in UTC, for titles: `2026-03-18 15:10:08 UTC`. */
export function formatUtc(at: number): string {
  return isDrawable(at) ? `${new Date(at).toISOString().slice(0, -5).replace('T', ' ')} UTC` : 'out of range';
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The local day of an instant: `today`, `17 Mar`, or `17 Mar 2025` where it is of another year. */
export function formatDay(at: number, now: number): string {
  if (!isDrawable(at)) return 'out of range';
  const [day, today] = [new Date(at), new Date(now)];
  if (day.toDateString() === today.toDateString()) return 'today';
  const words = `${day.getDate()} ${months[day.getMonth()]}`;
  return day.getFullYear() === today.getFullYear() ? words : `${words} ${day.getFullYear()}`;
}
