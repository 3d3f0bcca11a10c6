import type { CallPurpose, Ending } from './call.ts';
import type { PracticeMark } from './practice-marks.ts';

/** A call as the log shows it: what can be told without opening its record. */
export interface CallLogEntry {
  readonly id: string;
  readonly purpose: CallPurpose;
  /** Empty for a call made before there was a profile. */
  readonly profileId: string;
  readonly tokenId: string | null;
  /** The saved request or draft it was sent from, `null` where there is none. */
  readonly requestId: string | null;
  readonly method: string;
  /** Scheme, host and port; empty where the URL could not be read. */
  readonly origin: string;
  /** The path without query and fragment; a secret in it shows by its label. */
  readonly path: string;
  /** `null` where no head arrived. */
  readonly status: number | null;
  /** How the call ended; `null` for a call of an older version whose record can't be opened. */
  readonly ending: Ending['kind'] | null;
  /** Redirects that were followed. */
  readonly hopCount: number;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** Measured time of the whole call, milliseconds; `null` where `ending` is. */
  readonly totalMs: number | null;
  /** Bytes of the bodies on the wire. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** The response's body was dropped to keep within the storage budget. */
  readonly isBodyDropped: boolean;
  /** Levers that the answer says changed it; anybody’s answer can say so. */
  readonly practiceMarks: readonly PracticeMark[];
}

/** What the last call of a saved request came to. */
export type LatestStatus = Pick<CallLogEntry, 'status' | 'ending'>;
