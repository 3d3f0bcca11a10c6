import type { Command } from '#ui/command.ts';

/** Back to the list, by Esc. */
export function leaveForProfiles(run: () => void): Command {
  return { id: 'leave-for-profiles', name: 'Back to Profiles', group: 'Profiles', keys: ['Esc'], isHidden: true, run };
}
