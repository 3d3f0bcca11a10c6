// The names of the Web Locks, all in one place: two of one name would wait for each other.

/** The tab of a run holds it: whoever has it goes on when the answer is in, and exchanges. */
export function runLock(runId: string): string {
  return `run:${runId}`;
}

/** Held while an answer is taken off its attempt and put into the run: callback and paste box never do so at once. */
export function answerLock(runId: string): string {
  return `answer:${runId}`;
}

/** One refresh per credential, whichever token or profile it is used for (R05). */
export function refreshLock(refreshTokenId: string): string {
  return `refresh:${refreshTokenId}`;
}

/** Held while a token is asked for that needs nobody's consent: whoever needs one meanwhile takes the same. */
export function renewalLock(profileId: string): string {
  return `renewal:${profileId}`;
}

/** Held from reading a profile to storing it changed. */
export function profileLock(profileId: string): string {
  return `profile:${profileId}`;
}

/** Held while bodies are dropped to keep within the storage budget. */
export const budgetLock = 'storage-budget';

/** Held from reading the trees to storing them changed: one for all, since an item may go from one to another. */
export const collectionsLock = 'collections';

/** Held from reading an environment to storing it changed. */
export function environmentLock(environmentId: string): string {
  return `environment:${environmentId}`;
}

/** Held from reading where a typed credential may go to storing one origin more. */
export function secretLock(secretId: string): string {
  return `secret:${secretId}`;
}
