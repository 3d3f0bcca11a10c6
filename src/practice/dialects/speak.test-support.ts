import type { Dialect, DialectSetup, Vendor } from './dialect.ts';

/** A dialect without a server: its clock stands until it is moved, and its chance counts. */
export interface Spoken {
  readonly dialect: Dialect;
  readonly base: string;
  pass(milliseconds: number): void;
  /** Sends a request to a path below the base. */
  send(path: string, init?: RequestInit): Promise<Response>;
}

/** Makes a vendor's dialect for a test, with a lever or two set if wished. */
export function speak(vendor: Vendor, levers: Partial<DialectSetup> = {}): Spoken {
  let now = Date.parse('2026-05-04T12:00:00Z');
  let count = 0;
  const base = `http://localhost:6285/${vendor.key}`;
  const dialect = vendor.create({
    base,
    now: () => now,
    random: () => {
      count += 1;
      return `secret-${count}`;
    },
    lifetime: (documentedSeconds) => documentedSeconds,
    rotates: (own) => own,
    givesRefreshTokens: () => true,
    ...levers,
  });
  return {
    dialect,
    base,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    send: (path, init) => dialect.answer(new Request(`${base}${path}`, init)),
  };
}
