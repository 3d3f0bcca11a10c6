import type { CallPurpose } from '#call/call.ts';
import type { CallLogEntry } from '#call/call-log-entry.ts';

/** How a call went, at a glance: the hundred of its status, or that none came. */
export type Outcome = '2xx' | '3xx' | '4xx' | '5xx' | 'none';

/** What the log shows. Everything that is not named is open; it lives in the address, so that a link shows the same. */
export interface LogFilter {
  readonly profile: string | null;
  readonly outcome: Outcome | null;
  readonly method: string | null;
  readonly host: string | null;
  readonly purpose: CallPurpose | null;
  /** Epoch milliseconds, inclusive. */
  readonly from: number | null;
  /** Epoch milliseconds, exclusive. */
  readonly to: number | null;
  /** Stands somewhere in the address, case aside. */
  readonly text: string;
}

export const outcomes: readonly Outcome[] = ['2xx', '3xx', '4xx', '5xx', 'none'];
const purposes: readonly CallPurpose[] = ['token', 'refresh', 'api', 'userinfo', 'discovery', 'jwks', 'check'];

/** The names that the filter has in the address. `call` is not one of them: it is what is open, not what is shown. */
const names = ['profile', 'status', 'method', 'host', 'purpose', 'from', 'to', 'q'] as const;

/** Reads the filter of an address. What it can't read is open. */
export function readLogFilter(search: URLSearchParams): LogFilter {
  const one = <T extends string>(name: string, all: readonly T[]) =>
    all.find((each) => each === search.get(name)) ?? null;
  return {
    profile: search.get('profile'),
    outcome: one('status', outcomes),
    method: search.get('method'),
    host: search.get('host'),
    purpose: one('purpose', purposes),
    from: instant(search.get('from')),
    to: instant(search.get('to')),
    text: search.get('q') ?? '',
  };
}

/** The address with another filter, what is open kept. */
export function withLogFilter(search: URLSearchParams, change: Partial<LogFilter>): URLSearchParams {
  const filter = { ...readLogFilter(search), ...change };
  const after = new URLSearchParams(search);
  for (const name of names) after.delete(name);
  const written: Record<(typeof names)[number], string | null> = {
    profile: filter.profile,
    status: filter.outcome,
    method: filter.method,
    host: filter.host,
    purpose: filter.purpose,
    from: filter.from === null ? null : new Date(filter.from).toISOString(),
    to: filter.to === null ? null : new Date(filter.to).toISOString(),
    q: filter.text || null,
  };
  for (const name of names) if (written[name] !== null) after.set(name, written[name]);
  return after;
}

/** Everything open. */
export const noFilter: LogFilter = readLogFilter(new URLSearchParams());

/** Whether it leaves anything out. */
export function isFiltering(filter: LogFilter): boolean {
  return Object.values(filter).some((each) => each !== null && each !== '');
}

/** The calls that a filter shows, in the order given. */
export function filterLog(entries: readonly CallLogEntry[], filter: LogFilter): readonly CallLogEntry[] {
  if (!isFiltering(filter)) return entries;
  const text = filter.text.toLowerCase();
  return entries.filter(
    (entry) =>
      (filter.profile === null || entry.profileId === filter.profile) &&
      (filter.outcome === null || outcomeOf(entry) === filter.outcome) &&
      (filter.method === null || entry.method === filter.method) &&
      (filter.host === null || hostOfEntry(entry) === filter.host) &&
      (filter.purpose === null || entry.purpose === filter.purpose) &&
      (filter.from === null || entry.sentAt >= filter.from) &&
      (filter.to === null || entry.sentAt < filter.to) &&
      `${entry.origin}${entry.path}`.toLowerCase().includes(text),
  );
}

/** How a call went. A status that came before the answer broke off does not count: the call failed. */
export function outcomeOf({ status, ending }: Pick<CallLogEntry, 'status' | 'ending'>): Outcome {
  if (status === null || (ending !== null && ending !== 'response')) return 'none';
  if (status < 300) return '2xx';
  if (status < 400) return '3xx';
  return status < 500 ? '4xx' : '5xx';
}

/** "api.example.com:8443" */
export function hostOfEntry({ origin }: Pick<CallLogEntry, 'origin'>): string {
  return origin.replace(/^\w+:\/\//, '');
}

/** What there is to choose from: the values that occur, most frequent first. */
export function choicesIn(entries: readonly CallLogEntry[], of: (entry: CallLogEntry) => string): string[] {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(of(entry), (counts.get(of(entry)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).flatMap(([value]) => (value === '' ? [] : [value]));
}

function instant(text: string | null): number | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
