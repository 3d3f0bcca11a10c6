import type { Newer } from './newer.ts';
import type { Variable } from './variable.ts';

/** What a collection is tried against: "Development" and "Production" name other hosts, another profile, other values. */
export interface Environment extends Newer {
  readonly id: string;
  readonly name: string;
  /** The profile whose token requests carry that say "the environment's profile"; `null` for none. */
  readonly profileId: string | null;
  readonly variables: readonly Variable[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
}
