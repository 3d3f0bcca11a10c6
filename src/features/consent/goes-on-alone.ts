import type { RunView } from '#oauth/run-view.ts';

/** Whether a captured code is about to be exchanged without a press. A pasted one never is. */
export function goesOnAlone({ run: { outcome }, profile }: RunView): boolean {
  return outcome.kind === 'captured' && outcome.from === 'callback' && !profile.pausesBeforeExchange;
}
