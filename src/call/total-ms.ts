import type { Hop } from './call.ts';

/** How long a call took, milliseconds: its phases are the last hop's, and those before it took their time as well. */
export function totalMsOf({
  hops,
  phases,
}: Pick<Hop, 'phases'> & { readonly hops: readonly Pick<Hop, 'phases'>[] }): number {
  return hops.reduce((sum, hop) => sum + hop.phases.totalMs, phases.totalMs);
}
