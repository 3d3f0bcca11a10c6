import { hostOf } from '#call/host-of.ts';
import type { VariableValue } from '#collection/variable.ts';
import type { NameRefusal } from '#queries/environments.ts';

/** Why a name was refused. */
export const refusalWords: Record<NameRefusal, string> = {
  unreadable: 'A name is letters, digits, _ . and -, without blanks. $ begins only names of the console.',
  taken: 'There is a variable of this name here already.',
  gone: 'What it belongs to was deleted in another tab.',
};

/** Where a secret may go: "goes only to api.example.com". */
export function reachWords(origins: readonly string[]): string {
  if (origins.length === 0) return 'goes only where it is first sent';
  return `goes only to ${origins.map(hostOf).join(', ')}`;
}

/** What a secret looks like: dots that don't tell its length, and its last four. */
export function maskOf({ secret }: Extract<VariableValue, { kind: 'secret' }>): string | null {
  return secret && `${'•'.repeat(8)}${secret.lastFour}`;
}
